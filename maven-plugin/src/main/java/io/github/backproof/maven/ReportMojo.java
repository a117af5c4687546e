package io.github.backproof.maven;

import io.github.backproof.report.ComplianceReport;
import java.io.File;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes the report again from the result file of the last run, without running anything. */
@Mojo(name = "report", requiresProject = false, threadSafe = true)
public final class ReportMojo extends AbstractMojo {
    /** Where the result file is and the report is written. */
    @Parameter(property = "backproof.outputDirectory", defaultValue = "${project.build.directory}/backproof")
    private File outputDirectory;

    /** The file in which the figures of past runs are kept, for the trend on the page. None is kept when empty. */
    @Parameter(property = "backproof.history")
    private File history;

    @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
    private File startFolder;

    /** For Maven. */
    public ReportMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        ComplianceReport report = new LastResult(outputDirectory.toPath()).read();
        Publication publication = new Publication(getLog(), outputDirectory.toPath(), startFolder.toPath());
        publication.write(report, PastRuns.in(history).read());
        publication.show(report);
    }
}
