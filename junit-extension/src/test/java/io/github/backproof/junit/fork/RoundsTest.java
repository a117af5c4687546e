package io.github.backproof.junit.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.report.SubjectReport;
import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final List<String> order = new ArrayList<>();

    @Test
    void what_came_closest_to_its_level_is_tried_first_and_what_is_decided_no_more() {
        List<SubjectReport> found = rounds(Outcome.UPHELD, 5)
                .after(List.of(layer(
                        verdict("SM-01", Outcome.UPHELD, 0.1),
                        verdict("SM-02", Outcome.UPHELD, 0.9),
                        verdict("SM-03", Outcome.VIOLATED, 9),
                        verdict("SM-04", Outcome.NOT_APPLICABLE, 0),
                        verdict("SM-05", Outcome.CANNOT_TELL, 0))));
        assertThat(order).containsExactly("1 SM-02", "1 SM-01", "1 SM-05", "2 SM-02", "2 SM-01");
        assertThat(found.get(0).verdicts()).extracting(Verdict::tries).containsExactly(30, 30, 10, 10, 20);
        assertThat(found.get(0).verdicts().get(4).outcome()).isEqualTo(Outcome.UPHELD);
    }

    @Test
    void a_violation_of_a_later_round_counts_with_its_own_seed() {
        List<SubjectReport> found =
                rounds(Outcome.VIOLATED, 9).after(List.of(layer(verdict("SM-01", Outcome.UPHELD, 0.1))));
        assertThat(order).containsExactly("1 SM-01");
        assertThat(found.get(0).verdicts())
                .singleElement()
                .extracting(Verdict::outcome, Verdict::seed, Verdict::tries)
                .containsExactly(Outcome.VIOLATED, 1L, 20);
    }

    @Test
    void without_time_the_first_round_is_all() {
        List<SubjectReport> first = List.of(layer(verdict("SM-01", Outcome.UPHELD, 0.1)));
        assertThat(rounds(Outcome.UPHELD, 0).after(first)).isEqualTo(first);
    }

    private Rounds rounds(Outcome outcome, int checks) {
        return new Rounds(
                (name, invariant, round) -> {
                    order.add(round + " " + invariant);
                    return layer(new Verdict(
                            invariant,
                            name,
                            Level.MUST,
                            outcome,
                            round,
                            10,
                            0,
                            0,
                            1,
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            0));
                },
                () -> order.size() >= checks);
    }

    private static Verdict verdict(String id, Outcome outcome, double share) {
        return new Verdict(
                id,
                "com.example.Softmax",
                Level.MUST,
                outcome,
                0,
                10,
                0,
                share,
                1,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0);
    }

    private static SubjectReport layer(Verdict... verdicts) {
        return new SubjectReport(
                "Softmax",
                "com.example.Softmax",
                "SOFTMAX",
                "float64",
                List.of(),
                List.of(verdicts),
                List.of(),
                List.of(),
                0);
    }
}
