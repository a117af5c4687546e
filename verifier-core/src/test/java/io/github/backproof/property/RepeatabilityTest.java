package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.property.BehaviourControlsTest.RowSoftmax;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Repeatability;
import io.github.backproof.specs.Size;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Layers that answer the same call in several ways: what is said of them, and what is not. */
class RepeatabilityTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 50);
    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    /** Some numbers of some calls are off in the last bit, as if sums were added up in an order that changes. */
    private static double[][] shaken(double[][] values) {
        double[][] result = new double[values.length][];
        for (int t = 0; t < values.length; t++) {
            result[t] = values[t].clone();
            for (int i = 0; i < result[t].length; i++) {
                result[t][i] += Math.ulp(result[t][i]) * RANDOM.nextInt(2);
            }
        }
        return result;
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class NoisyUndeclared {
        private final RowSoftmax softmax = new RowSoftmax();

        double[][] forward(double[][] z) {
            return shaken(softmax.forward(z));
        }

        double[][] backward(double[][] delta) {
            return shaken(softmax.backward(delta));
        }
    }

    @GradientChecked(value = LayerKind.SOFTMAX, repeatability = Repeatability.SAME_UP_TO_ROUNDING)
    static final class NoisyDeclared {
        private final RowSoftmax softmax = new RowSoftmax();

        double[][] forward(double[][] z) {
            return shaken(softmax.forward(z));
        }

        double[][] backward(double[][] delta) {
            return shaken(softmax.backward(delta));
        }
    }

    @GradientChecked(value = LayerKind.SOFTMAX, repeatability = Repeatability.SAME_UP_TO_ROUNDING)
    static final class ChangesItsMind {
        private final RowSoftmax softmax = new RowSoftmax();
        private int calls;

        double[][] forward(double[][] z) {
            double[][] y = softmax.forward(z);
            y[0][0] *= 1 + 1e-9 * calls++;
            return y;
        }

        double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    @GradientChecked(LayerKind.LAYER_NORM)
    static final class NoisyLayerNorm {
        /** How much of the last token reaches the first one. */
        private static double leak;

        @Parameter("weight")
        private final double[] weight;

        @Parameter("bias")
        private final double[] bias;

        @Gradient("weight")
        private final double[] dWeight;

        @Gradient("bias")
        private final double[] dBias;

        private final double epsilon;
        private double[][] normalised = new double[0][];
        private double[] deviation = new double[0];

        NoisyLayerNorm(@Size(Dimension.FEATURES) int d, @Hyper(Hyperparameter.EPSILON) double epsilon) {
            weight = new double[d];
            bias = new double[d];
            dWeight = new double[d];
            dBias = new double[d];
            this.epsilon = epsilon;
        }

        double[][] forward(double[][] x) {
            int d = weight.length;
            normalised = new double[x.length][d];
            deviation = new double[x.length];
            double[][] y = new double[x.length][d];
            for (int t = 0; t < x.length; t++) {
                double mean = Arrays.stream(x[t]).sum() / d;
                double variance =
                        Arrays.stream(x[t]).map(v -> (v - mean) * (v - mean)).sum() / d;
                deviation[t] = Math.sqrt(variance + epsilon);
                for (int i = 0; i < d; i++) {
                    normalised[t][i] = (x[t][i] - mean) / deviation[t];
                    y[t][i] = normalised[t][i] * weight[i] + bias[i];
                }
            }
            y[0][0] += leak * y[y.length - 1][0];
            return shaken(y);
        }

        double[][] backward(double[][] delta) {
            int d = weight.length;
            double[][] dx = new double[delta.length][d];
            Arrays.fill(dWeight, 0);
            Arrays.fill(dBias, 0);
            for (int t = 0; t < delta.length; t++) {
                double sum = 0;
                double along = 0;
                for (int i = 0; i < d; i++) {
                    dWeight[i] += delta[t][i] * normalised[t][i];
                    dBias[i] += delta[t][i];
                    sum += delta[t][i] * weight[i];
                    along += delta[t][i] * weight[i] * normalised[t][i];
                }
                for (int i = 0; i < d; i++) {
                    dx[t][i] = (delta[t][i] * weight[i] - (sum + normalised[t][i] * along) / d) / deviation[t];
                }
            }
            return shaken(dx);
        }
    }

    @Test
    void noise_is_a_finding_of_its_own_unless_it_is_declared() {
        assertThat(verdict("GEN-05", NoisyUndeclared.class).outcome()).isEqualTo(Outcome.VIOLATED);
        assertThat(verdict("GEN-05", NoisyDeclared.class).outcome()).isEqualTo(Outcome.UPHELD);
        assertThat(verdict("GEN-07", NoisyDeclared.class).outcome()).isEqualTo(Outcome.UPHELD);
        for (String id : List.of(
                "GEN-01", "GEN-03", "GEN-06", "GEN-07", "GEN-08", "GEN-11", "GEN-12", "SM-01", "SM-02", "SM-03",
                "SM-10")) {
            assertThat(verdict(id, NoisyUndeclared.class).outcome()).as(id).isEqualTo(Outcome.UPHELD);
        }
    }

    @Test
    void noise_does_not_violate_other_exact_laws_and_does_not_hide_what_does() {
        assertThat(verdict("GEN-05", NoisyLayerNorm.class).outcome()).isEqualTo(Outcome.VIOLATED);
        for (String id : List.of("GEN-12", "LN-01", "LN-02")) {
            assertThat(verdict(id, NoisyLayerNorm.class).outcome()).as(id).isEqualTo(Outcome.UPHELD);
        }
        NoisyLayerNorm.leak = 1e-9;
        assertThat(verdict("LN-01", NoisyLayerNorm.class).outcome()).isEqualTo(Outcome.VIOLATED);
    }

    @Test
    void changes_beyond_rounding_are_not_covered_by_the_declaration() {
        Verdict verdict = verdict("GEN-05", ChangesItsMind.class);
        assertThat(verdict.outcome()).isEqualTo(Outcome.VIOLATED);
        assertThat(verdict.smallestCase().orElseThrow().finding()).contains("Y on the second call");
    }

    private static Verdict verdict(String id, Class<?> type) {
        return Judge.verdict(id, type, SETTINGS);
    }
}
