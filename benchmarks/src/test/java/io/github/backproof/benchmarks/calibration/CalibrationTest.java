package io.github.backproof.benchmarks.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.benchmarks.calibration.FalseAlarms.Count;
import io.github.backproof.benchmarks.calibration.RecipeTable.Row;
import io.github.backproof.numerics.Precision;
import io.github.backproof.property.Invariants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calibration's short form: the long one's targets, on fewer cases and with seeds of its own. */
class CalibrationTest {
    private static final long SEED = 11;

    @ParameterizedTest
    @CsvSource({"FLOAT64,100000", "FLOAT32,100000", "BFLOAT16,40000"})
    void no_right_layer_is_accused(Precision precision, long comparisons) {
        Count count = FalseAlarms.count(new RightCases(precision, SEED), comparisons, progress -> {});
        assertThat(count.alarms()).isEmpty();
        assertThat(count.comparisons()).isGreaterThanOrEqualTo(comparisons);
        // bfloat16 keeps too few digits for derivatives, for large arguments and for most of a whole model.
        double share = precision == Precision.BFLOAT16 ? 0.5 : 0.1;
        assertThat(count.undecided()).isLessThan((long) (share * (count.comparisons() + count.undecided())));
        assertThat(count.worst().keySet())
                .as("every invariant was tried")
                .containsExactlyInAnyOrderElementsOf(Invariants.all().stream()
                        .map(property -> property.spec().id())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64,1e-10", "FLOAT32,1e-4"})
    void a_wrong_entry_is_caught(Precision precision, double error) {
        assertThat(new Power(precision, SEED).caught(100, Power.anywhere(error)))
                .isGreaterThanOrEqualTo(99);
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64,1e-9", "FLOAT32,1e-5"})
    void a_wrong_scale_is_caught(Precision precision, double error) {
        assertThat(new Power(precision, SEED).caught(50, Power.always(Mistake::ofScale, error)))
                .isEqualTo(50);
    }

    @Test
    void a_spurious_key_bias_gradient_is_caught() {
        assertThat(new Power(Precision.FLOAT64, SEED).caught(50, Power.always(Mistake::ofKeyBias, 1e-9)))
                .isEqualTo(50);
    }

    @Test
    void a_wrong_entry_anywhere_would_be_caught_in_one_run() {
        double[] needed = new Power(Precision.FLOAT64, SEED).thresholds(1).get("one entry");
        assertThat(needed[needed.length - 1]).isLessThan(1e-10);
    }

    @Test
    void no_recipe_of_today_catches_more_or_accuses_fewer() {
        List<Row> rows = RecipeTable.rows(SEED, 2);
        Row ours = rows.get(rows.size() - 1);
        assertThat(ours.faults()).isEqualTo(ours.allFaults());
        assertThat(ours.alarms()).isZero();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.faults()).isLessThanOrEqualTo(ours.faults());
            assertThat(row.entries().get(3)).isLessThanOrEqualTo(ours.entries().get(3));
        });
    }
}
