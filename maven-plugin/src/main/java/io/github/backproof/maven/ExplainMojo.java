package io.github.backproof.maven;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.catalogue.Spec;
import java.util.Locale;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Prints what an invariant says, why it holds, and where to look first when it does not. Needs no project. */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends AbstractMojo {
    /** The invariant, such as <code>ATT-16</code>. */
    @Parameter(property = "backproof.id", required = true)
    private String id;

    /** For Maven. */
    public ExplainMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        String wanted = id.strip().toUpperCase(Locale.ROOT);
        Spec spec = Catalogue.find(wanted)
                .orElseThrow(() -> UserInput.wrong(
                        "id", id, "an invariant of catalogue " + Catalogue.VERSION + ", such as ATT-01"));
        getLog().info(spec.id() + " " + spec.headline());
        getLog().info(spec.level() + " · "
                + String.join(
                        ", ", spec.kinds().stream().map(Enum::name).sorted().toList())
                + " · since " + spec.since());
        getLog().info("");
        spec.text().lines().forEach(getLog()::info);
    }
}
