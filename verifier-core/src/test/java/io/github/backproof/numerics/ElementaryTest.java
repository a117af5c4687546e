package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each elementary function says of itself is so: its slope is its derivative, its spread covers and is not far off. */
class ElementaryTest {
    private static final double[] POINTS = {0.02, 0.3, 1, 2.5, 7};
    private static final double[] PARTS = {1e-6, 0.1, 0.4, 0.6, 0.9};

    @Test
    void values_are_those_of_the_functions() {
        assertThat(Elementary.EXP.value(1)).isEqualTo(StrictMath.exp(1));
        assertThat(Elementary.EXP.value(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Elementary.LOG.value(0.3)).isEqualTo(StrictMath.log(0.3));
        assertThat(Elementary.SQRT.value(0.3)).isEqualTo(Math.sqrt(0.3));
        assertThat(Elementary.SIGMOID.value(0)).isEqualTo(0.5);
        assertThat(Elementary.SIGMOID.value(-800)).isZero();
        assertThat(Elementary.SIGMOID.value(800)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Elementary.class)
    void the_slope_is_the_derivative(Elementary f) {
        for (double x : POINTS) {
            double noise = f.magnitude(x) * Math.ulp(1.0) + Math.abs(f.slope(x)) * Math.ulp(x);
            Derivative derivative = Derivative.of(h -> f.value(x + x * h), noise);
            assertThat(Math.abs(derivative.value() - x * f.slope(x)))
                    .as(f + " at " + x)
                    .isLessThanOrEqualTo(derivative.uncertainty());
            assertThat(derivative.resolves(1)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Elementary.class)
    void the_spread_covers_every_distance_within_the_radius_and_is_at_most_four_times_the_greatest(Elementary f) {
        for (double x : POINTS) {
            for (double part : PARTS) {
                double radius = part * x;
                double greatest = 0;
                for (int k = -64; k <= 64; k++) {
                    greatest = Math.max(greatest, Math.abs(f.value(x + radius * k / 64) - f.value(x)));
                }
                // The functions themselves are rounded.
                assertThat(f.spread(x, radius) + 4 * Math.ulp(f.value(x) + 1)).isGreaterThanOrEqualTo(greatest);
                assertThat(f.spread(x, radius))
                        .as(f + " at " + x + " by " + radius)
                        .isLessThan(4 * greatest);
            }
        }
    }

    @Test
    void a_logarithm_whose_argument_may_be_zero_may_be_anything() {
        assertThat(Elementary.LOG.spread(0.5, 0.5)).isInfinite();
        assertThat(Elementary.LOG.spread(0.5, 0.75)).isInfinite();
    }

    @Test
    void a_root_whose_argument_may_be_zero_may_be_as_large_as_the_root_of_the_sum() {
        assertThat(Elementary.SQRT.spread(0.5, 2)).isEqualTo(2);
        assertThat(Elementary.SQRT.spread(0, 0.5)).isEqualTo(1);
    }

    @Test
    void an_exponential_may_be_all_that_it_is_at_the_far_end() {
        assertThat(Elementary.EXP.spread(1, 1)).isEqualTo(Elementary.EXP.value(2));
        assertThat(Elementary.EXP.spread(1, 0.5)).isEqualTo(0.75 * Elementary.EXP.value(1));
    }

    @Test
    void what_is_rounded_on_the_way_is_counted() {
        assertThat(Elementary.EXP.magnitude(0)).isEqualTo(4);
        assertThat(Elementary.LOG.magnitude(0.5)).isEqualTo(4 * StrictMath.log(2));
        assertThat(Elementary.SQRT.magnitude(9)).isEqualTo(3);
        assertThat(Elementary.SIGMOID.magnitude(-30)).isEqualTo(4);
        assertThat(Elementary.SIGMOID.magnitude(Double.NEGATIVE_INFINITY)).isZero();
    }
}
