package io.github.backproof.maven;

import io.github.backproof.gate.Baseline;
import io.github.backproof.gate.WaiverFile;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.Waiver;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the waiver file from the violations of the last run, each with a reason to fill in. Waivers that still accept a
 * violation are kept.
 */
@Mojo(name = "baseline", threadSafe = true)
public final class BaselineMojo extends AbstractMojo {
    /** The file of accepted violations. */
    @Parameter(property = "backproof.waivers", defaultValue = "${project.basedir}/backproof-waivers.yml")
    private File waivers;

    /** Where the last run wrote its report. */
    @Parameter(property = "backproof.outputDirectory", defaultValue = "${project.build.directory}/backproof")
    private File outputDirectory;

    /** For Maven. */
    public BaselineMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        ComplianceReport report = new LastResult(outputDirectory.toPath()).read();
        if (!report.coversAll()) {
            throw new MojoExecutionException(
                    "backproof: the last run verified a part only: run backproof:verify on all.");
        }
        List<Waiver> baseline = Baseline.of(report);
        Path file = waivers.toPath();
        try {
            Files.write(file, WaiverFile.text(baseline).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "backproof.waivers is \"" + file + "\", which cannot be written (" + e + "): name another file.",
                    e);
        }
        long open =
                baseline.stream().filter(waiver -> waiver.reason().isEmpty()).count();
        getLog().info("backproof: " + file.getFileName() + " has " + baseline.size() + " waivers, " + open
                + " of them with a reason to fill in");
    }
}
