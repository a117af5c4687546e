package io.github.backproof.maven;

import io.github.backproof.gate.FailOn;
import io.github.backproof.gate.Gate;
import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.ConsoleLine;
import io.github.backproof.report.ConsoleReport;
import io.github.backproof.report.History;
import io.github.backproof.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * What is done with a result: its files are written, it is shown, and it is held to the gate.
 *
 * @param log what it is shown on
 * @param folder where the files go
 * @param base where Maven was started, from which paths are shown
 */
record Publication(Log log, Path folder, Path base) {
    /** Another build may write the same files at the same moment; each is one build's or the other's. */
    void write(ComplianceReport report, History history) throws MojoExecutionException {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempDirectory(folder, "unfinished-");
            ReportFiles.write(report, history, unfinished);
            for (Path file : files(unfinished)) {
                Path place = folder.resolve(file.getFileName());
                Files.move(file, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.delete(unfinished);
        } catch (IOException e) {
            throw UserInput.unwritable(folder, e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    void show(ComplianceReport report) {
        ConsoleReport.of(report).forEach(this::print);
        log.info("report: " + shown(folder.resolve(ReportFiles.PAGE)));
    }

    void hold(ComplianceReport report, Gate gate) throws MojoFailureException {
        List<String> reasons = gate.reasons(report);
        if (reasons.isEmpty()) {
            log.info(ConsoleReport.summary(report));
        } else if (gate.failOn() == FailOn.NONE) {
            reasons.forEach(log::warn);
        } else {
            throw new MojoFailureException(String.join("\n", reasons));
        }
    }

    private void print(ConsoleLine line) {
        switch (line.severity()) {
            case INFO -> log.info(line.text());
            case WARNING -> log.warn(line.text());
            case ERROR -> log.error(line.text());
        }
    }

    /** The path as seen from where Maven was started, if it lies below. */
    private Path shown(Path page) {
        return page.startsWith(base) ? base.relativize(page) : page;
    }
}
