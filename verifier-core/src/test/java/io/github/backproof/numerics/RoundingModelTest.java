package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Variances by their definition, of numbers for which it has no rounding itself. */
class RoundingModelTest {
    private static final RoundingModel ROUNDING = new RoundingModel(0x1p-10, 0, 1000);

    @Test
    void one_rounding_has_a_third_of_the_square_of_the_unit_roundoff() {
        RoundingModel float16 = RoundingModel.in(Precision.FLOAT16);
        assertThat(float16.ofOne()).isEqualTo(0x1p-22 / 3);
        assertThat(float16.least()).isEqualTo(0x1p-28);
        assertThat(float16.largest()).isEqualTo(65504);
        assertThat(RoundingModel.in(Precision.FLOAT64).least()).isEqualTo(0x1p-1000);
    }

    @Test
    void it_grows_with_the_size_as_far_as_the_range_goes() {
        assertThat(ROUNDING.of(-4)).isEqualTo(0x1p-6);
        assertThat(ROUNDING.of(1000)).isEqualTo(0x1p-10 * 1e6);
        assertThat(ROUNDING.of(1001)).isNaN();
        assertThat(ROUNDING.of(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(ROUNDING.of(Double.NaN)).isZero();
        assertThat(new RoundingModel(0x1p-10, 3, 1000).of(0)).isEqualTo(3);
    }

    @Test
    void a_distance_has_that_of_its_own_and_of_what_was_rounded_before() {
        assertThat(ROUNDING.ofDistance(8, 0.25, 4)).isEqualTo(16 + 0x1p-6);
        assertThat(ROUNDING.ofDistance(Double.NaN, 0.25, 4)).isEqualTo(0x1p-6);
        assertThat(ROUNDING.ofDistance(Double.POSITIVE_INFINITY, 0.25, 4)).isEqualTo(0x1p-6);
    }

    @Test
    void sums_add_half_of_their_length_for_a_term_and_a_third_for_the_sum() {
        assertThat(ROUNDING.ofTerms(8)).isEqualTo(0x1p-8);
        assertThat(ROUNDING.ofSum(12)).isEqualTo(0x1p-8);
    }

    @Test
    void a_product_carries_both_factors_errors_and_the_two_at_once() {
        assertThat(ROUNDING.ofProduct(2, 0, 4, 0, 64)).isEqualTo(ROUNDING.of(8));
        assertThat(ROUNDING.ofProduct(2, 0.5, 4, 0, 64)).isEqualTo(0.5 * 16 + ROUNDING.of(8));
        assertThat(ROUNDING.ofProduct(2, 0, 4, 0.25, 64)).isEqualTo(4 * 0.25 + ROUNDING.of(8));
        assertThat(ROUNDING.ofProduct(2, 0.5, 4, 0.25, 64)).isEqualTo(0.5 * 16 + (4 + 32) * 0.25 + ROUNDING.of(8));
    }

    @Test
    void what_is_no_number_carries_nothing_on() {
        assertThat(ROUNDING.ofProduct(Double.NaN, 0, 4, 0.25, 64)).isZero();
        assertThat(ROUNDING.ofProduct(2, 0.5, Double.NaN, 0, 64)).isZero();
        assertThat(ROUNDING.ofProduct(Double.POSITIVE_INFINITY, 0, 0, 0, 64))
                .as("an infinity without error times zero")
                .isZero();
    }

    @Test
    void a_quotient_is_as_uncertain_as_its_divisor_may_be_small() {
        assertThat(ROUNDING.ofQuotient(8, 0, 4, 0, 2)).isEqualTo(ROUNDING.of(2));
        assertThat(ROUNDING.ofQuotient(8, 1, 4, 0, 2)).isEqualTo(1.0 / 16 + ROUNDING.of(2));
        // As small as 4 − 2 · 1 the divisor may be: (0 + 2² · 1) / 2².
        assertThat(ROUNDING.ofQuotient(8, 0, 4, 1, 2)).isEqualTo(1 + ROUNDING.of(2));
        assertThat(ROUNDING.ofQuotient(8, 0, -4, 1, 2)).isEqualTo(1 + ROUNDING.of(2));
        assertThat(ROUNDING.ofQuotient(8, 0, 4, 4, 2)).isNaN();
        assertThat(ROUNDING.ofQuotient(8, 0, 4, 9, 2)).isNaN();
        assertThat(ROUNDING.ofQuotient(8, 0, 0, 0, 2)).as("by zero").isNaN();
    }

    @Test
    void a_function_carries_its_slope_and_what_it_bends() {
        Shift shift = new Shift(1);
        assertThat(ROUNDING.ofFunction(shift, 3, 0, 2)).isEqualTo(ROUNDING.of(5));
        assertThat(ROUNDING.ofFunction(shift, 3, 4, 2)).isEqualTo(4 + ROUNDING.of(5));
        // A root near zero: the slope at 2 is 1/√8, and the reach 2 · 1 is beyond half of 2.
        double bySlope = 0.5 / Math.sqrt(2);
        double bends = Math.sqrt(4) - 2 * bySlope;
        assertThat(ROUNDING.ofFunction(Elementary.SQRT, 2, 1, 2))
                .isEqualTo((bySlope + bends) * (bySlope + bends) + ROUNDING.of(Math.sqrt(2)));
    }
}
