package io.github.backproof.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.numerics.Derivative;
import io.github.backproof.numerics.ScalarFunction;
import io.github.backproof.specs.Gelu;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeluTest {
    @ParameterizedTest
    @EnumSource(Gelu.class)
    void the_derivative_is_the_derivative_and_its_slope_the_second(Gelu gelu) {
        for (double x = -6; x <= 6; x += 0.31) {
            agrees(
                    Activation.of(gelu).function(),
                    Activation.of(gelu).derivative().value(x),
                    x);
            agrees(
                    Activation.of(gelu).derivative(),
                    Activation.of(gelu).derivative().slope(x),
                    x);
            assertThat(Activation.of(gelu).function().slope(x))
                    .isEqualTo(Activation.of(gelu).derivative().value(x));
        }
    }

    @ParameterizedTest
    @EnumSource(Gelu.class)
    void g_of_x_minus_g_of_minus_x_is_x(Gelu gelu) {
        ScalarFunction g = Activation.of(gelu).function();
        for (double x = 0; x <= 6; x += 0.31) {
            assertThat(Math.abs(g.value(x) - g.value(-x) - x)).isLessThanOrEqualTo(2 * g.magnitude(x) * Math.ulp(1.0));
        }
    }

    @ParameterizedTest
    @EnumSource(Gelu.class)
    void at_zero_the_function_is_zero_and_its_derivative_one_half(Gelu gelu) {
        assertThat(Activation.of(gelu).function().value(0)).isZero();
        assertThat(Activation.of(gelu).derivative().value(0)).isEqualTo(0.5);
    }

    private static void agrees(ScalarFunction function, double slope, double x) {
        double noise = function.magnitude(x) * Math.ulp(1.0);
        Derivative derivative = Derivative.of(h -> function.value(x + h), noise + Math.ulp(x));
        assertThat(Math.abs(derivative.value() - slope)).isLessThanOrEqualTo(derivative.uncertainty());
        assertThat(derivative.resolves(1)).isTrue();
    }
}
