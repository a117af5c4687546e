package io.github.backproof.maven;

import io.github.backproof.gate.Gate;
import io.github.backproof.junit.fork.ForkRequest;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.ReportFiles;
import io.github.backproof.report.Shard;
import io.github.backproof.report.Waiver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
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
    private static final String USUAL_WAIVERS = "backproof-waivers.yml";

    /** Skips the goal. */
    @Parameter(property = "backproof.skip", defaultValue = "false")
    private boolean skip;

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
     * How many seconds to spend on further tries, after each check had those of the profile: round after round, those that came
     * closest to their rounding level first. None when empty.
     */
    @Parameter(property = "backproof.budget")
    private String budget;

    /**
     * The part to verify, separated by commas: <code>Class</code>, <code>Class#ID</code> or <code>#ID</code>, with the class's
     * simple or full name. All when empty.
     */
    @Parameter(property = "backproof.only")
    private String only;

    /**
     * The share of the checks that this build makes, as in <code>3/8</code>: the third of eight. The goal <code>merge</code>
     * joins them. All when empty.
     */
    @Parameter(property = "backproof.shard")
    private String shard;

    /** In how many JVMs at a time to verify. */
    @Parameter(property = "backproof.parallel", defaultValue = "1")
    private String parallel;

    /** How many seconds one try of a check may take. A layer that takes longer is stopped, and the others are verified. */
    @Parameter(property = "backproof.tryTimeout", defaultValue = "30")
    private String tryTimeout;

    /** How many seconds all checks of one layer together may take. */
    @Parameter(property = "backproof.layerTimeout", defaultValue = "1800")
    private String layerTimeout;

    /**
     * What the JVM of the layers is started with, one argument each: <code>-Xmx2g</code>, <code>--add-modules=jdk.incubator.vector</code>,
     * <code>-Djava.library.path=native</code>. On the command line separated by commas.
     */
    @Parameter(property = "backproof.jvmArguments")
    private List<String> jvmArguments = List.of();

    /** Runs all checks even when nothing changed since the last run. */
    @Parameter(property = "backproof.fresh", defaultValue = "false")
    private boolean fresh;

    /** Whether a project without a class marked <code>@GradientChecked</code> fails the build. */
    @Parameter(property = "backproof.requireSubjects", defaultValue = "false")
    private boolean requireSubjects;

    /**
     * What fails the build: <code>MUST</code>, a law that must hold; <code>SHOULD</code>, one that should as well;
     * <code>NONE</code>, nothing, all is reported only.
     */
    @Parameter(property = "backproof.failOn", defaultValue = "MUST")
    private String failOn;

    /** The least version of the catalogue, such as <code>2026.1</code>. Any when empty. */
    @Parameter(property = "backproof.minCatalogue")
    private String minCatalogue;

    /** The least share of annotated layers that were verified, in percent. */
    @Parameter(property = "backproof.minLayers", defaultValue = "0")
    private String minLayers;

    /** The least share of kinds of which every invariant applied to some layer, in percent. */
    @Parameter(property = "backproof.minKinds", defaultValue = "0")
    private String minKinds;

    /** The file of accepted violations. */
    @Parameter(property = "backproof.waivers", defaultValue = "${project.basedir}/backproof-waivers.yml")
    private File waivers;

    /** The day that waivers are held against, as in <code>2026-12-31</code>. Today when empty. */
    @Parameter(property = "backproof.date")
    private String date;

    /** Where the report is written. */
    @Parameter(property = "backproof.outputDirectory", defaultValue = "${project.build.directory}/backproof")
    private File outputDirectory;

    /** The file in which the figures of past runs are kept, for the trend on the page. None is kept when empty. */
    @Parameter(property = "backproof.history")
    private File history;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

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
        Gate gate = UserInput.gate(failOn, minCatalogue, minLayers, minKinds);
        List<Waiver> accepted = UserInput.waivers(
                waivers.toPath(), project.getBasedir().toPath().resolve(USUAL_WAIVERS));
        String day = UserInput.date(date);
        int jvms = UserInput.parallel(parallel);
        Subjects subjects = new Subjects(project, plugin, startFolder(), jvmArguments);
        Path output = outputDirectory.toPath();
        ForkRequest request = request(subjects, output.resolve("fork"));
        deleteOld(output);
        if (request.roots().isEmpty()) {
            nothing("no classes to verify");
            return;
        }
        Fork fork = new Fork(plugin.getArtifacts(), output.resolve("fork"), progress());
        ComplianceReport result = fresh ? fork.run(request, jvms) : fork.runIfChanged(request, jvms);
        publish(result.waived(accepted, day), gate);
    }

    private ForkRequest request(Subjects subjects, Path folder) throws MojoExecutionException {
        long wantedSeed = UserInput.seed(seed);
        int wantedTries = UserInput.tries(tries, profile);
        Optional<Shard> part = UserInput.shard(shard, UserInput.parallel(parallel));
        return new ForkRequest(
                subjects.roots(),
                subjects.classPath(),
                subjects.sources(),
                jvmArguments,
                wantedSeed,
                wantedTries,
                part,
                subjects.provenance(
                        UserInput.profileName(tries, profile), UserInput.budget(budget, part), UserInput.terms(only)),
                UserInput.limits(tryTimeout, layerTimeout),
                folder.resolve("result.json").toString());
    }

    private void publish(ComplianceReport report, Gate gate) throws MojoExecutionException, MojoFailureException {
        if (report.subjects().isEmpty() && report.shard().isEmpty()) {
            UserInput.requireMatch(only);
            nothing("no class is marked @GradientChecked, nothing was verified");
            return;
        }
        Publication publication = new Publication(getLog(), outputDirectory.toPath(), startFolder());
        publication.write(report, PastRuns.in(history).with(report));
        publication.show(report);
        publication.hold(report, gate);
    }

    private void nothing(String what) throws MojoFailureException {
        if (requireSubjects) {
            throw new MojoFailureException("backproof: " + what + ", and backproof.requireSubjects is set");
        }
        getLog().warn("backproof: " + what);
    }

    private static void deleteOld(Path output) throws MojoExecutionException {
        try {
            ReportFiles.delete(output);
        } catch (IOException e) {
            throw UserInput.unwritable(output, e);
        }
    }

    private ProgressLine progress() {
        return session.getRequest().isInteractiveMode() ? ProgressLine.of(System.console()) : ProgressLine.HIDDEN;
    }

    private Path startFolder() {
        return Path.of(session.getExecutionRootDirectory());
    }
}
