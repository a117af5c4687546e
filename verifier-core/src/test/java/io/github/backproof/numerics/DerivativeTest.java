package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class DerivativeTest {
    @Test
    void the_true_derivative_lies_within_the_uncertainty() {
        for (double x = -3; x <= 3; x += 0.37) {
            double at = x;
            Derivative sine = of(h -> Math.sin(at + h), Math.ulp(1.0));
            assertThat(Math.abs(sine.value() - Math.cos(x))).isLessThanOrEqualTo(sine.uncertainty());
            Derivative exponential = of(h -> Math.exp(at + h), Math.ulp(Math.exp(x + 1)));
            assertThat(Math.abs(exponential.value() - Math.exp(x))).isLessThanOrEqualTo(exponential.uncertainty());
        }
    }

    @Test
    void a_smooth_function_is_known_far_better_than_one_step_would_tell() {
        Derivative derivative = of(h -> Math.sin(1 + h), Math.ulp(1.0));
        assertThat(derivative.uncertainty()).isLessThan(Math.sqrt(Math.ulp(1.0)) / 100);
        assertThat(derivative.resolves(1)).isTrue();
    }

    @Test
    void noise_widens_the_uncertainty_and_is_covered_by_it() {
        double noise = 0.001;
        // The worst that noise can do: it always pushes outwards.
        Derivative derivative = of(h -> Math.sin(1 + h) + Math.copySign(noise, h), noise);
        assertThat(Math.abs(derivative.value() - Math.cos(1))).isLessThanOrEqualTo(derivative.uncertainty());
        assertThat(derivative.uncertainty()).isGreaterThan(noise);
    }

    @Test
    void too_much_noise_resolves_nothing() {
        assertThat(of(h -> Math.sin(1 + h), 0.5).resolves(1)).isFalse();
    }

    private static Derivative of(DoubleUnaryOperator function, double noise) {
        return Derivative.of(
                step -> (function.applyAsDouble(step) - function.applyAsDouble(-step)) / (2 * step), noise);
    }
}
