package io.github.backproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Mismatch;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubjectReportTest {
    private static final Mismatch MISMATCH =
            new Mismatch("Y", "n = 1", List.of(List.of(1.0)), List.of(List.of(2.0)), List.of(List.of(0x1p-24)));

    @Test
    void beside_a_likely_mistake_an_unknown_one_is_shown_only_with_what_was_seen_of_it() {
        Diagnosis likely = diagnosis(Certainty.SAME_LAWS, Optional.empty());
        Diagnosis unknown = diagnosis(Certainty.UNKNOWN, Optional.empty());
        Diagnosis seen = diagnosis(Certainty.UNKNOWN, Optional.of(MISMATCH));
        assertThat(subject(likely, unknown).explanations()).containsExactly(likely);
        assertThat(subject(likely, seen).explanations()).containsExactly(likely, seen);
        assertThat(subject(unknown).explanations()).containsExactly(unknown);
    }

    @Test
    void laws_that_must_hold_come_first_and_of_these_what_the_run_saw_then_the_kinds_own() {
        SubjectReport subject = Reports.subject(
                "Norm",
                "LAYER_NORM",
                Reports.verdict("GEN-01", Outcome.VIOLATED),
                Reports.should("LN-13", Outcome.VIOLATED),
                Reports.verdict("LN-06", Outcome.VIOLATED),
                Reports.verdict("LN-07", Outcome.UPHELD),
                Reports.verdict("RUN-03", Outcome.VIOLATED));
        assertThat(subject.breaches())
                .extracting(Verdict::invariant)
                .containsExactly("RUN-03", "LN-06", "GEN-01", "LN-13");
    }

    private static SubjectReport subject(Diagnosis... diagnoses) {
        return new SubjectReport(
                "Norm",
                "com.example.Norm",
                "LAYER_NORM",
                "float32",
                List.of(),
                List.of(Reports.verdict("LN-01", Outcome.VIOLATED)),
                List.of(diagnoses),
                List.of(),
                0.5);
    }

    private static Diagnosis diagnosis(Certainty certainty, Optional<Mismatch> mismatch) {
        return new Diagnosis(certainty, List.of(), List.of(), "It is wrong.", List.of(), mismatch, Optional.empty());
    }
}
