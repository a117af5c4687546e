package io.github.backproof.maven;

import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.History;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The history that a project keeps, if it does.
 *
 * @param file where; empty when none is kept
 */
record PastRuns(Optional<Path> file) {
    /** Maven gives null for what is not set. */
    static PastRuns in(File file) {
        return new PastRuns(Optional.ofNullable(file).map(File::toPath));
    }

    /** The runs up to now, read only. */
    History read() throws MojoExecutionException {
        try {
            return file.isPresent() ? History.read(file.get()) : History.NONE;
        } catch (IOException e) {
            throw wrong(e);
        }
    }

    /** The runs with this one, which is added to the file. */
    History with(ComplianceReport report) throws MojoExecutionException {
        if (file.isEmpty()) {
            return History.NONE;
        }
        History history = read().with(report);
        try {
            Path parent = file.get().toAbsolutePath().getParent();
            Files.createDirectories(parent);
            history.write(file.get());
        } catch (IOException e) {
            throw wrong(e);
        }
        return history;
    }

    private MojoExecutionException wrong(IOException cause) {
        return new MojoExecutionException(
                "backproof.history is \"" + file.orElseThrow() + "\" (" + cause.getMessage()
                        + "): name a file that holds the history or can be made to.",
                cause);
    }
}
