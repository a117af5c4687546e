package io.github.backproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Mismatch;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplianceJsonTest {
    @TempDir
    private Path folder;

    @Test
    void numbers_that_are_not_finite_come_back_as_they_were() throws IOException {
        Path file = folder.resolve("compliance.json");
        ComplianceReport report = report(Double.NaN, Double.POSITIVE_INFINITY);
        ComplianceJson.write(report, file);
        assertThat(ComplianceJson.read(file)).isEqualTo(report);
    }

    @Test
    void the_file_is_the_same_on_every_platform_and_ends_with_a_line_feed() throws IOException {
        Path file = folder.resolve("compliance.json");
        ComplianceJson.write(report(1, 2), file);
        assertThat(Files.readString(file))
                .startsWith("{\n  \"schema\" : 1,\n  \"version\" : \"0.1.0\",\n")
                .endsWith("}\n")
                .doesNotContain("\r");
    }

    @Test
    void numbers_are_written_in_their_shortest_form_on_every_java() throws IOException {
        Path file = folder.resolve("compliance.json");
        ComplianceJson.write(report(0x1p-24, 1), file);
        // Before Java 19, Double.toString gave 5.9604644775390625E-8.
        assertThat(Files.readString(file)).contains("\"residual\" : 5.960464477539063E-8");
    }

    private static ComplianceReport report(double residual, double level) {
        Verdict verdict = new Verdict(
                "SM-01",
                "com.example.Softmax",
                Level.MUST,
                Outcome.VIOLATED,
                1,
                2,
                3,
                residual,
                level,
                Optional.empty(),
                Optional.of("reason"),
                List.of("weight"),
                0.5);
        SubjectReport subject = new SubjectReport(
                "Softmax",
                "com.example.Softmax",
                "SOFTMAX",
                "float64",
                List.of(),
                List.of(verdict),
                List.of(new Diagnosis(
                        Certainty.EQUAL,
                        List.of("softmax-row-term-missing"),
                        List.of("eq. 25"),
                        "Seen.",
                        List.of("The row term."),
                        Optional.of(new Mismatch(
                                "Δ_in",
                                "n = 1",
                                List.of(List.of(1.0)),
                                List.of(List.of(2.0)),
                                List.of(List.of(0x1p-24)))))),
                List.of("bias"),
                0.5);
        return Reports.report(subject);
    }
}
