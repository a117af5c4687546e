package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void nan_never_holds() {
        assertThat(Comparison.ofNumbers(Double.NaN, 1).holds()).isFalse();
        assertThat(Comparison.ofNumbers(Double.NaN, 1).severity()).isInfinite();
    }

    @Test
    void any_difference_is_too_much_where_equality_is_exact() {
        assertThat(Comparison.ofNumbers(Double.MIN_VALUE, 0).holds()).isFalse();
        assertThat(Comparison.ofNumbers(0, 0).holds()).isTrue();
    }

    @Test
    void the_worse_of_two_is_the_one_farther_above_its_own_level() {
        Comparison large = Comparison.ofNumbers(5, 100);
        Comparison small = Comparison.ofNumbers(1e-9, 1e-10);
        assertThat(large.orWorse(small)).isEqualTo(small);
        assertThat(Comparison.NOTHING.orWorse(large)).isEqualTo(large);
    }

    @Test
    void a_bound_that_overflowed_decides_nothing() {
        assertThat(Comparison.ofNumbers(0, Double.POSITIVE_INFINITY).isAgreement())
                .isFalse();
        assertThat(Comparison.ofNumbers(1, 2).isAgreement()).isTrue();
        assertThat(Comparison.ofNumbers(3, 2).isAgreement()).isFalse();
        assertThat(Comparison.ofNumbers(Double.NaN, Double.POSITIVE_INFINITY).isDecidable())
                .as("NaN is a finding")
                .isTrue();
        assertThat(Comparison.ofNumbers(Double.NaN, Double.NaN).isDecidable())
                .as("but not where the precision's range ends")
                .isFalse();
        assertThat(Comparison.ofNumbers(0, Double.POSITIVE_INFINITY).isDecidable())
                .isFalse();
    }

    @Test
    void what_can_be_said_goes_before_what_cannot() {
        Comparison unknown = Comparison.ofNumbers(1, Double.POSITIVE_INFINITY);
        Comparison fine = Comparison.ofNumbers(0, 1);
        assertThat(unknown.orWorse(fine)).isEqualTo(fine);
        assertThat(fine.orWorse(unknown)).isEqualTo(fine);
    }

    @Test
    void severity_is_in_units_of_the_level() {
        assertThat(Comparison.ofNumbers(3, 2).severity()).isEqualTo(1.5);
        assertThat(Comparison.ofNumbers(0, 0).severity()).isZero();
        assertThat(Comparison.ofNumbers(1, 0).severity()).isInfinite();
        assertThat(Comparison.ofNumbers(1, Double.NaN).severity()).isEqualTo(-1);
        assertThat(Comparison.REFUTED.holds()).isFalse();
        assertThat(Comparison.REFUTED.severity()).isInfinite();
    }

    @Test
    void of_two_equal_ones_the_first_stays() {
        Comparison first = new Comparison(1, 2, 0, 0);
        Comparison second = new Comparison(1, 2, 0, 1);
        assertThat(first.orWorse(second)).isSameAs(first);
        assertThat(Comparison.NOTHING.orWorse(Comparison.ofNumbers(0, 1))).isEqualTo(Comparison.ofNumbers(0, 1));
    }

    @Test
    void noise_is_added_to_what_is_explained() {
        Comparison beyond = new Comparison(3, 2, 4, 5).beyond(1);
        assertThat(beyond).isEqualTo(new Comparison(3, 3, 4, 5));
        assertThat(beyond.holds()).isTrue();
    }

    @Test
    void identical_means_the_same_numbers_whatever_the_sign_of_zero() {
        DenseMatrix a = DenseMatrix.of(1, 3, 0.0, 1, Double.NaN);
        DenseMatrix b = DenseMatrix.of(1, 3, -0.0, 1, Double.NaN);
        assertThat(RoundingLevel.ofIdentical(a, b).holds()).isTrue();
        DenseMatrix c = DenseMatrix.of(1, 3, 0.0, Math.nextUp(1), Double.NaN);
        Comparison comparison = RoundingLevel.ofIdentical(a, c);
        assertThat(comparison.holds()).isFalse();
        assertThat(comparison.column()).isEqualTo(1);
    }
}
