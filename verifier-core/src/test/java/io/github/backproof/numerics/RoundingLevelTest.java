package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundingLevelTest {
    private static final DenseMatrix ZERO = DenseMatrix.filled(2, 2, 0);

    @Test
    void the_entry_farthest_above_its_own_level_decides() {
        Random random = new Random(11);
        for (int draw = 0; draw < 500; draw++) {
            int rows = 1 + random.nextInt(4);
            int columns = 1 + random.nextInt(4);
            DenseMatrix values = drawn(random, rows, columns);
            UncertainMatrix residual =
                    UncertainMatrix.exactly(values, Precision.FLOAT32).seenAs(values, drawn(random, rows, columns));
            Comparison worst = Comparison.NOTHING;
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    double level = residual.level().at(i, j);
                    worst = worst.orWorse(new Comparison(Math.abs(values.at(i, j)), level, i, j));
                }
            }
            Comparison found = RoundingLevel.ofZero(residual);
            assertThat(found.isDecidable()).isEqualTo(worst.isDecidable());
            assertThat(found.holds()).isEqualTo(worst.holds());
            assertThat(found).isEqualTo(worst);
        }
    }

    /** Some zeros, some of no size, some beyond all bounds. */
    private static DenseMatrix drawn(Random random, int rows, int columns) {
        return ZERO.rowRange(0, 1)
                .columnRange(0, 1)
                .broadcastRows(rows)
                .columnRange(0, 1)
                .broadcastColumns(columns)
                .each(x -> switch (random.nextInt(12)) {
                    case 0 -> 0;
                    case 1 -> Double.NaN;
                    case 2 -> Double.POSITIVE_INFINITY;
                    default -> Math.scalb(random.nextGaussian(), random.nextInt(8) - 4);
                });
    }

    @Test
    void what_is_not_negative_may_be_as_large_as_it_likes() {
        UncertainMatrix large = UncertainMatrix.exactly(DenseMatrix.of(1, 2, 7, 0), Precision.FLOAT32);
        assertThat(RoundingLevel.ofNotNegative(large).isAgreement()).isTrue();
        UncertainMatrix negative = UncertainMatrix.exactly(DenseMatrix.of(1, 2, 7, -2), Precision.FLOAT32);
        Comparison comparison = RoundingLevel.ofNotNegative(negative);
        assertThat(comparison.holds()).isFalse();
        assertThat(comparison.residual()).isEqualTo(2);
        assertThat(comparison.column()).isEqualTo(1);
    }

    @Test
    void an_inner_product_is_as_uncertain_as_its_terms() {
        DenseMatrix values = DenseMatrix.of(2, 2, 1, 2, 3, 4);
        UncertainMatrix a =
                UncertainMatrix.exactly(values, Precision.FLOAT64).seenAs(values, DenseMatrix.filled(2, 2, 0.5));
        // Four independent errors of one half, times one: a deviation of one, in a sum of two sums of two.
        double level = RoundingLevel.ofInnerProduct(a, DenseMatrix.filled(2, 2, 1));
        assertThat(level / a.coverage()).isBetween(1.0, 4.0);
        UncertainMatrix gap = a.seenAs(DenseMatrix.of(2, 2, 1, 2, Double.NaN, 4), ZERO);
        assertThat(RoundingLevel.ofInnerProduct(gap, DenseMatrix.filled(2, 2, 1)))
                .isFinite();
        UncertainMatrix zero = a.seenAs(DenseMatrix.of(2, 2, 1, 2, 0, 4), ZERO);
        assertThat(RoundingLevel.ofInnerProduct(gap, DenseMatrix.filled(2, 2, 1)))
                .isEqualTo(RoundingLevel.ofInnerProduct(zero, DenseMatrix.filled(2, 2, 1)));
    }

    @Test
    void measured_noise_counts_eightfold() {
        assertThat(RoundingLevel.ofMeasured(3)).isEqualTo(24);
        assertThat(RoundingLevel.ofMeasured(24, 3)).isEqualTo(Comparison.ofNumbers(24, 24));
        assertThat(RoundingLevel.ofMeasured(25, 3).holds()).isFalse();
    }

    @Test
    void a_call_that_always_answers_the_same_has_no_noise() {
        assertThat(RoundingLevel.ofRepeated(() -> ZERO)).isZero();
    }

    @Test
    void the_farthest_of_many_answers_is_the_noise_of_a_call() {
        ArrayDeque<Double> answers = new ArrayDeque<>(List.of(1.0, 1.25, 3.0, Double.NaN, 0.5));
        assertThat(RoundingLevel.ofRepeated(() -> DenseMatrix.filled(1, 1, answers.isEmpty() ? 1.0 : answers.poll())))
                .isEqualTo(16);
    }

    @Test
    void a_change_in_the_last_of_thirty_two_answers_is_seen_and_none_after_it_asked_for() {
        int[] calls = {0};
        assertThat(RoundingLevel.ofRepeated(() -> {
                    calls[0]++;
                    return DenseMatrix.filled(1, 1, calls[0] == 32 ? 1 : 0);
                }))
                .isEqualTo(8);
        assertThat(calls[0]).isEqualTo(32);
    }

    @Test
    void nothing_is_exactly_zero() {
        UncertainMatrix zero = UncertainMatrix.exactly(ZERO, Precision.FLOAT32);
        assertThat(RoundingLevel.ofNothing(zero).isAgreement()).isTrue();
        UncertainMatrix some =
                zero.seenAs(DenseMatrix.of(2, 2, 0, 0, 0, Double.MIN_VALUE), DenseMatrix.filled(2, 2, 1));
        assertThat(RoundingLevel.ofNothing(some).holds()).isFalse();
        UncertainMatrix beyond = zero.seenAs(ZERO, DenseMatrix.filled(2, 2, Double.POSITIVE_INFINITY));
        assertThat(RoundingLevel.ofNothing(beyond).isDecidable()).isFalse();
    }

    @Test
    void what_was_scaled_by_a_power_of_two_may_differ_by_the_smallest_numbers() {
        double smallest = Precision.FLOAT16.smallest();
        DenseMatrix most = DenseMatrix.of(2, 2, 0, 24 * smallest, 0, 0);
        assertThat(RoundingLevel.ofRescaled(most, ZERO, Precision.FLOAT16, 3).holds())
                .isTrue();
        assertThat(RoundingLevel.ofRescaled(most, ZERO, Precision.FLOAT16, 2).holds())
                .isFalse();
        assertThat(RoundingLevel.ofRescaled(most, ZERO, Precision.FLOAT16, 2).roundingLevel())
                .isEqualTo(16 * smallest);
    }

    @Test
    void identical_names_the_entry_that_is_farthest_off() {
        DenseMatrix other = DenseMatrix.of(2, 2, 0, -3, 2, 0);
        Comparison comparison = RoundingLevel.ofIdentical(other, ZERO);
        assertThat(comparison.residual()).isEqualTo(3);
        assertThat(comparison.row()).isZero();
        assertThat(comparison.column()).isEqualTo(1);
        assertThat(RoundingLevel.ofIdentical(DenseMatrix.filled(2, 2, 5), DenseMatrix.filled(2, 2, 2))
                        .residual())
                .isEqualTo(3);
        DenseMatrix gap = DenseMatrix.of(2, 2, 0, 0, Double.NaN, 0);
        assertThat(RoundingLevel.ofIdentical(gap, ZERO).holds()).isFalse();
        assertThat(RoundingLevel.ofIdentical(ZERO, gap).holds()).isFalse();
    }
}
