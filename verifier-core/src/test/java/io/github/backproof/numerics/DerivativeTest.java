package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class DerivativeTest {
    private static final double ROUNDING = Math.ulp(4.0);

    @Test
    void the_true_derivative_lies_within_the_uncertainty() {
        for (double x = -3; x <= 3; x += 0.37) {
            double at = x;
            Derivative sine = Derivative.of(h -> Math.sin(at + h), Math.ulp(1.0));
            assertThat(Math.abs(sine.value() - Math.cos(x))).isLessThanOrEqualTo(sine.uncertainty());
            Derivative exponential = Derivative.of(h -> Math.exp(at + h), Math.ulp(Math.exp(x + 1)));
            assertThat(Math.abs(exponential.value() - Math.exp(x))).isLessThanOrEqualTo(exponential.uncertainty());
        }
    }

    @Test
    void a_smooth_function_is_known_far_better_than_one_step_would_tell() {
        Derivative derivative = Derivative.of(h -> Math.sin(1 + h), Math.ulp(1.0));
        assertThat(derivative.uncertainty()).isLessThan(Math.sqrt(Math.ulp(1.0)) / 1000);
        assertThat(derivative.resolves(1)).isTrue();
        assertThat(derivative.evaluations()).isLessThan(20);
    }

    @Test
    void a_steep_function_gets_smaller_steps() {
        Derivative derivative = Derivative.of(h -> Math.sin(1 + 1000 * h), Math.ulp(1.0));
        assertThat(derivative.against(1000 * Math.cos(1), 0, 1000).consistency())
                .isEqualTo(Consistency.CONSISTENT);
    }

    @Test
    void noise_widens_the_uncertainty_and_is_covered_by_it() {
        double noise = 0.001;
        // The worst that noise can do: it always pushes outwards.
        Derivative derivative = Derivative.of(h -> Math.sin(1 + h) + Math.copySign(noise, h), noise);
        assertThat(Math.abs(derivative.value() - Math.cos(1))).isLessThanOrEqualTo(derivative.uncertainty());
        assertThat(derivative.uncertainty()).isGreaterThan(noise);
    }

    @Test
    void too_much_noise_tells_nothing() {
        Derivative derivative = Derivative.of(h -> Math.sin(1 + h), 0.5);
        assertThat(derivative.against(Math.cos(1), 0, 1).consistency()).isEqualTo(Consistency.CANNOT_TELL);
        assertThat(derivative.against(0, 0, 1).consistency()).isEqualTo(Consistency.CANNOT_TELL);
    }

    @Test
    void a_wrong_gradient_is_told_from_a_right_one_down_to_small_errors() {
        for (double error : new double[] {1, 0.1, 1e-4, 1e-8, 1e-10}) {
            assertThat(judgement(h -> Math.exp(h) * Math.cos(h), 1 + error)).isEqualTo(Consistency.INCONSISTENT);
        }
        assertThat(judgement(h -> Math.exp(h) * Math.cos(h), 1)).isEqualTo(Consistency.CONSISTENT);
    }

    @Test
    void nan_is_never_consistent() {
        assertThat(judgement(h -> Double.NaN, 1)).isEqualTo(Consistency.INCONSISTENT);
        assertThat(judgement(Math::exp, Double.NaN)).isEqualTo(Consistency.INCONSISTENT);
    }

    @Test
    void at_a_kink_nothing_is_said() {
        assertThat(judgement(Math::abs, 0)).isEqualTo(Consistency.CANNOT_TELL);
        assertThat(judgement(h -> Math.max(h, 0), 0)).isEqualTo(Consistency.CANNOT_TELL);
        assertThat(judgement(h -> Math.max(h, 0) + Math.sin(h), 1)).isEqualTo(Consistency.CANNOT_TELL);
    }

    @Test
    void a_kink_near_by_accuses_nobody() {
        SplittableRandom random = new SplittableRandom(3);
        int consistent = 0;
        for (int i = 0; i < 20_000; i++) {
            double distance = Math.pow(2, -40 * random.nextDouble());
            double jump = Math.pow(2, -20 * random.nextDouble());
            double curvature = random.nextDouble(-1, 1);
            DoubleUnaryOperator function = h -> Math.sin(h) + curvature * h * h + jump * Math.max(h - distance, 0);
            Consistency consistency = judgement(function, 1);
            assertThat(consistency).as("kink of %s at %s", jump, distance).isNotEqualTo(Consistency.INCONSISTENT);
            consistent += consistency == Consistency.CONSISTENT ? 1 : 0;
        }
        assertThat(consistent).as("kinks stepped around").isGreaterThan(5_000);
    }

    @Test
    void many_kinks_accuse_nobody() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 5_000; i++) {
            double[] at = random.doubles(30, -0.3, 0.3).toArray();
            double[] jump = random.doubles(30, -1, 1).toArray();
            double slope = 0;
            for (int k = 0; k < at.length; k++) {
                slope += at[k] < 0 ? jump[k] : 0;
            }
            DoubleUnaryOperator function = h -> {
                double sum = 0;
                for (int k = 0; k < at.length; k++) {
                    sum += jump[k] * Math.max(h - at[k], 0);
                }
                return sum;
            };
            assertThat(judgement(function, slope)).isNotEqualTo(Consistency.INCONSISTENT);
        }
    }

    @Test
    void every_evaluation_is_counted() {
        int[] calls = {0};
        Derivative derivative = Derivative.of(
                h -> {
                    calls[0]++;
                    return Math.sin(1 + h);
                },
                Math.ulp(1.0));
        assertThat(derivative.evaluations()).isEqualTo(calls[0]);
        assertThat(derivative).hasToString(derivative.value() + " ± " + derivative.uncertainty());
    }

    @Test
    void the_step_is_a_power_of_two_below_the_first_and_smaller_where_it_is_steep() {
        Derivative smooth = Derivative.of(h -> Math.sin(1 + h), Math.ulp(1.0));
        Derivative steep = Derivative.of(h -> Math.sin(1 + 1000 * h), Math.ulp(1.0));
        assertThat(smooth.step()).isLessThan(0x1p-3).isEqualTo(Math.scalb(1.0, Math.getExponent(smooth.step())));
        assertThat(steep.step()).isLessThan(smooth.step());
    }

    @Test
    void it_resolves_what_is_a_hundred_times_its_uncertainty() {
        Derivative derivative = Derivative.of(h -> Math.sin(1 + h), 0.001);
        assertThat(derivative.resolves(101 * derivative.uncertainty())).isTrue();
        assertThat(derivative.resolves(99 * derivative.uncertainty())).isFalse();
        assertThat(derivative.resolves(0)).isFalse();
    }

    @Test
    void beyond_the_precisions_range_nothing_is_said() {
        Derivative derivative = Derivative.of(h -> Math.sin(1 + h), Math.ulp(1.0));
        assertThat(derivative.against(7, Double.NaN, 1).consistency()).isEqualTo(Consistency.CANNOT_TELL);
        assertThat(derivative.against(Double.NaN, Double.NaN, 1).consistency()).isEqualTo(Consistency.CANNOT_TELL);
        assertThat(Derivative.of(Math::sin, Double.NaN).against(7, 0, 1).consistency())
                .isEqualTo(Consistency.CANNOT_TELL);
    }

    private static Consistency judgement(DoubleUnaryOperator function, double claimed) {
        return Derivative.of(function::applyAsDouble, ROUNDING)
                .against(claimed, ROUNDING, 1)
                .consistency();
    }
}
