package io.github.backproof.maven;

import io.github.backproof.junit.fork.ForkRequest;
import io.github.backproof.report.ComplianceHtml;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.ConsoleLine;
import io.github.backproof.report.ConsoleReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Verifies every class marked <code>@GradientChecked</code> in the project's classes and test classes, writes a compliance
 * report and fails the build when a layer does not comply.
 */
@Mojo(
        name = "verify",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class VerifyMojo extends AbstractMojo {
    /** Skips the goal. */
    @Parameter(property = "backproof.skip", defaultValue = "false")
    private boolean skip;

    /** Whether a layer that does not comply fails the build. When not, it is reported only. */
    @Parameter(property = "backproof.failOnViolation", defaultValue = "true")
    private boolean failOnViolation;

    /** The seed, from which everything random follows: the same seed gives the same report. */
    @Parameter(property = "backproof.seed", defaultValue = "" + ForkRequest.DEFAULT_SEED)
    private String seed;

    /** How thoroughly to look: <code>quick</code> tries each invariant on 25 cases, <code>standard</code> on 100, <code>thorough</code> on 1,000. */
    @Parameter(property = "backproof.profile", defaultValue = "standard")
    private String profile;

    /** How many cases each invariant is tried on, if not as many as the profile says. */
    @Parameter(property = "backproof.tries")
    private String tries;

    /**
     * The part to verify, separated by commas: <code>Class</code>, <code>Class#ID</code> or <code>#ID</code>, with the class's
     * simple or full name. All when empty.
     */
    @Parameter(property = "backproof.only")
    private String only;

    /** Where the report is written. */
    @Parameter(property = "backproof.outputDirectory", defaultValue = "${project.build.directory}/backproof")
    private File outputDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
    private File startFolder;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /** For Maven. */
    public VerifyMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("backproof: skipped");
            return;
        }
        List<String> roots = roots();
        if (roots.isEmpty()) {
            getLog().info("backproof: no classes to verify");
            return;
        }
        Path output = outputDirectory.toPath();
        ForkRequest request = new ForkRequest(
                roots,
                classPath(),
                UserInput.seed(seed),
                UserInput.tries(tries, profile),
                UserInput.terms(only),
                output.resolve("compliance.json").toString());
        ComplianceReport report = new Fork(plugin.getArtifacts(), output).run(request);
        show(report, output);
    }

    private void show(ComplianceReport report, Path output) throws MojoExecutionException, MojoFailureException {
        if (report.subjects().isEmpty()) {
            UserInput.requireMatch(only);
            getLog().warn("backproof: no class is marked @GradientChecked, nothing was verified");
            return;
        }
        Path page = output.resolve("index.html");
        try {
            ComplianceHtml.write(report, page);
        } catch (IOException e) {
            throw new MojoExecutionException("backproof: " + page + " cannot be written: " + e.getMessage(), e);
        }
        ConsoleReport.of(report).forEach(this::print);
        getLog().info("report: " + shown(page));
        String summary = ConsoleReport.summary(report);
        if (report.failing().isEmpty()) {
            getLog().info(summary);
        } else if (failOnViolation) {
            throw new MojoFailureException(summary);
        } else {
            getLog().warn(summary);
        }
    }

    /** The path as seen from where Maven was started, if it lies below. */
    private Path shown(Path page) {
        Path base = startFolder.toPath();
        return page.startsWith(base) ? base.relativize(page) : page;
    }

    private void print(ConsoleLine line) {
        switch (line.severity()) {
            case INFO -> getLog().info(line.text());
            case WARNING -> getLog().warn(line.text());
            case ERROR -> getLog().error(line.text());
        }
    }

    private List<String> roots() {
        return Stream.of(
                        project.getBuild().getOutputDirectory(),
                        project.getBuild().getTestOutputDirectory())
                .filter(folder -> Files.isDirectory(Path.of(folder)))
                .toList();
    }

    private List<String> classPath() throws MojoExecutionException {
        try {
            return project.getTestClasspathElements();
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("backproof: the test class path is not resolved", e);
        }
    }
}
