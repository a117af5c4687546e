package io.github.backproof.maven;

import io.github.backproof.report.ComplianceJson;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The result file that a run left.
 *
 * @param folder where the report was written
 */
record LastResult(Path folder) {
    ComplianceReport read() throws MojoExecutionException {
        Path file = folder.resolve(ReportFiles.RESULT);
        if (!Files.exists(file)) {
            throw new MojoExecutionException("backproof: there is no " + file + ": run backproof:verify first.");
        }
        try {
            return ComplianceJson.read(file);
        } catch (IOException e) {
            throw new MojoExecutionException("backproof: " + e.getMessage() + ": run backproof:verify again.", e);
        }
    }
}
