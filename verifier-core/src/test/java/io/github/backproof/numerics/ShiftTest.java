package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A function as simple as can be, and what every function says of its spread unless it knows better. */
class ShiftTest {
    private static final Shift MINUS_THREE = new Shift(-3);

    @Test
    void a_shift_has_slope_one_and_rounds_both_terms() {
        assertThat(MINUS_THREE.value(5)).isEqualTo(2);
        assertThat(MINUS_THREE.slope(5)).isEqualTo(1);
        assertThat(MINUS_THREE.magnitude(1)).isEqualTo(5);
    }

    @Test
    void a_spread_is_that_of_the_farther_end() {
        assertThat(new Square().spread(1, 0.5)).isEqualTo(1.25);
        assertThat(new Square().spread(-1, 0.5)).isEqualTo(1.25);
        assertThat(new Square().endToEnd(1, 0.5)).isEqualTo(1.25);
        assertThat(new Square().endToEnd(-1, 0.5)).isEqualTo(1.25);
    }

    @Test
    void a_function_that_turns_within_the_radius_spreads_as_its_slope_says() {
        assertThat(new Square().spread(0.25, 0.5)).isEqualTo(0.5);
        assertThat(MINUS_THREE.spread(7, 0.5)).isEqualTo(0.5);
    }

    @Test
    void within_a_narrow_radius_it_is_the_tangent_and_what_a_curvature_of_one_adds() {
        double radius = ScalarFunction.NARROW;
        assertThat(new Square().spread(-1, radius)).isEqualTo(2 * radius + radius * radius);
        assertThat(new Square().spread(-1, 0x1p-20)).isEqualTo(0x1p-19 + 0x1p-40);
    }

    private record Square() implements ScalarFunction {
        @Override
        public double value(double x) {
            return x * x;
        }

        @Override
        public double slope(double x) {
            return 2 * x;
        }

        @Override
        public double magnitude(double x) {
            return x * x;
        }
    }
}
