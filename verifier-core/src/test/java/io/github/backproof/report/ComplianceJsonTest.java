package io.github.backproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            "schema" : 1                       ! "schema" : 2                 ! it is of model 2, not 1
            "catalogue" : "2026.1"             ! "catalogue" : "latest"       ! its catalogue has no version such as 2026.1
            "kind" : "SOFTMAX"                 ! "kind" : "SOFT\u202eMAX"    ! it names an unknown kind
            "invariant" : "SM-01"              ! "invariant" : "SM-99"        ! it names an invariant that the catalogue lacks
            "invariant" : "SM-01"              ! "invariant" : "../../x"      ! it names an invariant that the catalogue lacks
            "equations" : [ "eq. 25" ]         ! "equations" : [ ]            ! a diagnosis has not as many equations as mistakes
            "expected" : [ [ 2.0 ] ]           ! "expected" : [ [ 2.0, 1.0 ] ] ! a wrong result is no table
            "actual" : [ [ 1.0 ] ]             ! "actual" : [ ]               ! a wrong result is no table
            "step" : 0.5                       ! "step" : 0                   ! a step is no step
            "step" : 0.5                       ! "step" : "Infinity"          ! a step is no step
            "line" : 12                        ! "line" : 0                   ! a source has no line
            "seconds" : 0.5                    ! "seconds" : -1               ! a time is no time
            "seconds" : 0.5                    ! "seconds" : "NaN"            ! a time is no time
            "kernel" : "plain Java"            ! "kernel" : null              ! it is damaged at line
            "notVerified" : [ "bias" ]         ! "notVerified" : [ null ]     ! it is damaged at line
            "expected" : [ [ 2.0 ] ]           ! "expected" : [ [ null ] ]    ! it is damaged at line
            "tries" : 100                      ! "tries" : 100, "tries" : 100 ! it is damaged at line
            "tries" : 100                      ! "tries" : 1e99               ! it is damaged at line
            "shard" : null                     ! "shard" : {"number" : 9, "count" : 3} ! it is damaged at line
            "level" : "MUST"                   ! "level" : 0                  ! it is damaged at line
            "notVerified" : [ "bias" ]         ! "x" : [[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]] ! it is damaged
            """)
    void a_result_that_is_not_sound_is_refused_in_one_sentence(String part, String instead, String sentence)
            throws IOException {
        Path file = folder.resolve("compliance.json");
        ComplianceJson.write(report(1, 2), file);
        String sound = Files.readString(file);
        assertThat(sound).contains(part);
        Files.writeString(file, sound.replace(part, instead));
        assertThatThrownBy(() -> ComplianceJson.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " is not a compliance report: " + sentence);
    }

    @Test
    void an_equation_whose_terms_have_other_factors_needs_no_known_mistake() throws IOException {
        Path file = folder.resolve("compliance.json");
        ComplianceJson.write(report(1, 2), file);
        Files.writeString(file, Files.readString(file).replace("[ \"softmax-row-term-missing\" ]", "[ ]"));
        assertThat(ComplianceJson.read(file)
                        .subjects()
                        .get(0)
                        .diagnoses()
                        .get(0)
                        .equations())
                .containsExactly("eq. 25");
    }

    @Test
    void a_file_without_a_result_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("compliance.json"), "null");
        assertThatThrownBy(() -> ComplianceJson.read(file)).hasMessageEndingWith("there is nothing in it");
        Files.writeString(file, "");
        assertThatThrownBy(() -> ComplianceJson.read(file)).hasMessageContaining("it is damaged");
        Files.write(file, new byte[] {'"', (byte) 0xff, '"'});
        assertThatThrownBy(() -> ComplianceJson.read(file)).hasMessageContaining("it is damaged");
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
                                List.of(List.of(0x1p-24)))),
                        Optional.of(Reports.curve()))),
                List.of("bias"),
                0.5);
        return Reports.report(subject);
    }
}
