package io.github.backproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.report.ConsoleLine.Severity;
import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Counterexample;
import io.github.backproof.verdict.Counterexample.NamedValues;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read, to the letter. */
class ConsoleReportTest {
    private static final SubjectReport NORM = new SubjectReport(
            "LayerNorm",
            "com.example.LayerNorm",
            "LAYER_NORM",
            "float32",
            List.of(),
            List.of(
                    verdict("LN-01", Outcome.UPHELD, Optional.empty(), Optional.empty()),
                    verdict("LN-02", Outcome.UPHELD, Optional.empty(), Optional.empty())),
            List.of(),
            List.of(),
            0.42);
    private static final SubjectReport ATTENTION = new SubjectReport(
            "CausalAttention",
            "com.example.CausalAttention",
            "SELF_ATTENTION",
            "float32",
            List.of(),
            List.of(
                    verdict(
                            "ATT-01",
                            Outcome.VIOLATED,
                            Optional.of(new Counterexample(
                                    "n_T = 2, d = 2, n_h = 1, case 3",
                                    "|db_k| = 0.310 at row 1, column 2, rounding level 4.0e-08",
                                    List.of(new NamedValues("X", List.of(List.of(0.5, -1.0)))))),
                            Optional.empty()),
                    verdict(
                            "ATT-03",
                            Outcome.NOT_APPLICABLE,
                            Optional.empty(),
                            Optional.of("the layer has a causal mask")),
                    verdict("GEN-01", Outcome.CANNOT_TELL, Optional.empty(), Optional.of("no try could decide"))),
            List.of(new Diagnosis(
                    Certainty.EQUAL,
                    List.of("attention-row-term-missing"),
                    List.of("eq. 25"),
                    "Left it out.",
                    List.of("The row term.", "The transpose."),
                    Optional.of(new Mismatch(
                            "Δ_in",
                            "n_T = 1, d = 2, n_h = 1, case 0",
                            List.of(List.of(0.5, 0.25)),
                            List.of(List.of(0.5, 0.125)),
                            List.of(List.of(0x1p-24, 0x1p-24)))),
                    Optional.empty())),
            List.of("key.bias"),
            1.9);
    private static final SubjectReport REFUSED = new SubjectReport(
            "Evil\u001b[2J<script>",
            "com.example.Evil",
            "SOFTMAX",
            "unknown",
            List.of("Evil.forward threw <b>X</b>:\n\tat somewhere."),
            List.of(),
            List.of(),
            List.of(),
            0);

    @TempDir
    private Path folder;

    @Test
    void a_clean_run_is_one_line_per_layer() {
        assertThat(lines(report(NORM)))
                .containsExactly(
                        "INFO backproof 0.1.0 · catalogue 2026.1 · seed 42 · 100 tries · kernel plain Java",
                        "INFO   LayerNorm  LAYER_NORM  float32     2 of 2      0.4 s");
        assertThat(ConsoleReport.summary(report(NORM)))
                .isEqualTo("backproof: the layer complies (2 of 2 checks upheld)");
        assertThat(ConsoleReport.summary(report(NORM, NORM)))
                .isEqualTo("backproof: all 2 layers comply (4 of 4 checks upheld)");
    }

    @Test
    void a_failure_says_what_must_hold_what_was_seen_and_how_to_see_it_again() {
        assertThat(lines(report(ATTENTION, NORM)))
                .containsExactly(
                        "INFO backproof 0.1.0 · catalogue 2026.1 · seed 42 · 100 tries · kernel plain Java",
                        "ERROR   CausalAttention  SELF_ATTENTION  float32     0 of 2      1.9 s",
                        "ERROR     not verified: the gradient of key.bias",
                        "ERROR     diagnosis: equal, to rounding level, to one known mistake (attention-row-term-missing, eq. 25)",
                        "ERROR       Left it out.",
                        "ERROR       seen in Δ_in at row 1, column 2: 0.2500 where 0.1250 is right, and rounding explains"
                                + " 6.0e-08 (n_T = 1, d = 2, n_h = 1, case 0)",
                        "ERROR       look first at: The row term.",
                        "ERROR     ATT-01 The key-bias gradient is zero (eq. 29)",
                        "ERROR       smallest case: n_T = 2, d = 2, n_h = 1, case 3 · |db_k| = 0.310 at row 1, column 2,"
                                + " rounding level 4.0e-08",
                        "ERROR       replay: mvn verify -Dbackproof.only=CausalAttention#ATT-01 -Dbackproof.seed=42"
                                + " -Dbackproof.tries=100",
                        "WARNING     GEN-01 The input gradient is the derivative of the forward pass",
                        "WARNING       cannot tell: no try could decide",
                        "INFO   LayerNorm        LAYER_NORM      float32     2 of 2      0.4 s");
        assertThat(ConsoleReport.summary(report(ATTENTION, NORM)))
                .isEqualTo("backproof: 1 of 2 layers does not comply (1 MUST violation)");
    }

    @Test
    void shapes_that_were_not_drawn_are_shown() {
        SubjectReport fixed = new SubjectReport(
                "LayerNorm",
                "com.example.LayerNorm",
                "LAYER_NORM",
                "float32",
                "d = 768",
                List.of(),
                NORM.verdicts(),
                List.of(),
                List.of(),
                0.42);
        assertThat(lines(report(fixed)))
                .containsSubsequence(
                        "INFO   LayerNorm  LAYER_NORM  float32     2 of 2      0.4 s",
                        "INFO     the shapes of this layer are fixed: d = 768");
    }

    @Test
    void three_broken_laws_are_told_and_the_others_listed_those_that_must_hold_first() {
        SubjectReport wrong = Reports.subject(
                "Norm",
                "LAYER_NORM",
                Reports.should("LN-13", Outcome.VIOLATED),
                Reports.verdict("GEN-12", Outcome.VIOLATED),
                Reports.verdict("LN-06", Outcome.VIOLATED),
                Reports.verdict("LN-07", Outcome.VIOLATED),
                Reports.verdict("GEN-01", Outcome.VIOLATED));
        assertThat(lines(report(wrong)))
                .filteredOn(line -> line.matches("\\w+     ((LN|GEN)-|and breaks).*"))
                .extracting(line -> line.replaceFirst("^\\w+ +", "").replaceFirst("(-\\d\\d) .*", "$1"))
                .containsExactly("LN-06", "LN-07", "GEN-12", "and breaks, as the report says in full: GEN-01, LN-13");
    }

    @Test
    void a_layer_of_which_nothing_was_checked_does_not_comply() {
        SubjectReport unchecked = new SubjectReport(
                "CausalAttention",
                "com.example.CausalAttention",
                "SELF_ATTENTION",
                "float32",
                List.of(),
                List.of(verdict(
                        "ATT-03",
                        Outcome.NOT_APPLICABLE,
                        Optional.empty(),
                        Optional.of("the layer has a causal mask"))),
                List.of(),
                List.of(),
                0.1);
        assertThat(lines(report(unchecked)))
                .contains("ERROR     ATT-03 not applicable because the layer has a causal mask");
        assertThat(ConsoleReport.summary(report(unchecked)))
                .isEqualTo("backproof: 1 of 1 layer does not comply (1 with nothing checked)");
    }

    @Test
    void what_could_not_be_verified_is_said_without_control_characters() {
        assertThat(lines(report(REFUSED)))
                .contains(
                        "ERROR   Evil [2J<script>  SOFTMAX  could not be verified",
                        "ERROR     Evil.forward threw <b>X</b>:  at somewhere.");
        assertThat(ConsoleReport.summary(report(REFUSED)))
                .isEqualTo("backproof: 1 of 1 layer does not comply (1 could not be verified)");
    }

    @Test
    void a_layer_without_a_name_has_a_line_too() {
        SubjectReport nameless = Reports.subject("", "", Reports.verdict("LN-01", Outcome.UPHELD));
        assertThat(lines(report(nameless))).contains("INFO         float32     1 of 1      0.5 s");
    }

    @Test
    void the_page_escapes_names_and_holds_the_failure_and_its_document() throws IOException {
        Path page = folder.resolve("index.html");
        ComplianceHtml.write(report(ATTENTION, REFUSED), History.NONE, page);
        assertThat(Files.readString(page))
                .doesNotContain("<script>", "<b>X</b>", "\u001b", "src=\"http", "href=\"http")
                .contains(
                        "2 of 2 layers do not comply",
                        "&lt;script&gt;",
                        "ATT-01 The key-bias gradient is zero (eq. 29)",
                        "n_T = 2, d = 2, n_h = 1, case 3",
                        "<h4>Check first</h4>",
                        "because the layer has a causal mask",
                        "-Dbackproof.only=CausalAttention#ATT-01");
    }

    @Test
    void a_file_that_is_no_report_is_refused_in_one_sentence() throws IOException {
        Path file = folder.resolve("compliance.json");
        Files.writeString(file, "{\"subjects\": 3");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> ComplianceJson.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " is not a compliance report: ");
    }

    private static List<String> lines(ComplianceReport report) {
        return ConsoleReport.of(report).stream()
                .map(line -> label(line.severity()) + " " + line.text())
                .collect(Collectors.toList());
    }

    private static String label(Severity severity) {
        return severity.name();
    }

    private static ComplianceReport report(SubjectReport... subjects) {
        return Reports.report(subjects);
    }

    private static Verdict verdict(
            String id, Outcome outcome, Optional<Counterexample> smallest, Optional<String> reason) {
        return new Verdict(
                id, "com.example.Layer", Level.MUST, outcome, 1, 100, 0, 0.31, 4e-8, smallest, reason, List.of(), 0.1);
    }
}
