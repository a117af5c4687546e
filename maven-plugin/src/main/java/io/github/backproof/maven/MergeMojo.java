package io.github.backproof.maven;

import io.github.backproof.gate.Gate;
import io.github.backproof.report.ComplianceJson;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.ReportFiles;
import io.github.backproof.report.ShardMerge;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Joins the results of all shards of a run to the result of the whole, writes its report and fails the build when a layer does
 * not comply. Shards that are missing, overlap or differ in a setting are refused.
 */
@Mojo(name = "merge", requiresProject = false, threadSafe = true)
public final class MergeMojo extends AbstractMojo {
    /** The folder that holds the shards' results: every <code>compliance.json</code> below it is taken. */
    @Parameter(property = "backproof.shards", defaultValue = "${project.build.directory}/backproof-shards")
    private File shards;

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

    /** Where the report is written. */
    @Parameter(property = "backproof.outputDirectory", defaultValue = "${project.build.directory}/backproof")
    private File outputDirectory;

    /** The file in which the figures of past runs are kept, for the trend on the page. None is kept when empty. */
    @Parameter(property = "backproof.history")
    private File history;

    @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
    private File startFolder;

    /** For Maven. */
    public MergeMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Gate gate = UserInput.gate(failOn, minCatalogue, minLayers, minKinds);
        ComplianceReport report;
        try {
            report = ShardMerge.of(results());
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException("backproof: " + e.getMessage(), e);
        }
        Publication publication = new Publication(getLog(), outputDirectory.toPath(), startFolder.toPath());
        publication.write(report, PastRuns.in(history).with(report));
        publication.show(report);
        publication.hold(report, gate);
    }

    private List<ComplianceReport> results() throws MojoExecutionException {
        try (Stream<Path> files = Files.walk(shards.toPath())) {
            List<ComplianceReport> reports = new ArrayList<>();
            for (Path file : files.filter(file -> file.endsWith(ReportFiles.RESULT))
                    .sorted()
                    .toList()) {
                reports.add(ComplianceJson.read(file));
            }
            return reports;
        } catch (IOException | UncheckedIOException e) {
            // A folder below that may not be read ends the walk with an unchecked one.
            throw new MojoExecutionException(
                    "backproof.shards is \"" + shards + "\", whose results cannot be read (" + e.getMessage()
                            + "): name the folder that holds each shard's " + ReportFiles.RESULT + ".",
                    e);
        }
    }
}
