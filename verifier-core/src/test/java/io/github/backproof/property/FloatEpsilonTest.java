package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import io.github.backproof.verdict.Outcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A float64 layer that takes ε as a float is compared with the ε that it got. */
class FloatEpsilonTest {
    private static final RunSettings QUICK = new RunSettings(RunSettings.DEFAULT_SEED, Profile.QUICK.tries());

    @ParameterizedTest
    @ValueSource(strings = {"GEN-11", "GEN-12", "RMS-01", "RMS-02", "RMS-03"})
    void it_complies(String law) {
        assertThat(List.of(Outcome.UPHELD, Outcome.NOT_APPLICABLE))
                .contains(Judge.verdict(law, RmsNormInDoubles.class, QUICK).outcome());
    }

    /** An RMS norm in doubles, but for its ε. */
    @GradientChecked(LayerKind.RMS_NORM)
    static final class RmsNormInDoubles {
        @Parameter("weight")
        private final double[] weight;

        @Gradient("weight")
        private final double[] weightGradient;

        private final float epsilon;
        private double[][] input = {};

        RmsNormInDoubles(@Size(Dimension.FEATURES) int features, @Hyper(Hyperparameter.EPSILON) float epsilon) {
            weight = new double[features];
            weightGradient = new double[features];
            this.epsilon = epsilon;
        }

        double[][] forward(double[][] x) {
            input = x.clone();
            double[][] y = new double[x.length][weight.length];
            for (int t = 0; t < x.length; t++) {
                double s = size(x[t]);
                for (int j = 0; j < weight.length; j++) {
                    y[t][j] = x[t][j] / s * weight[j];
                }
            }
            return y;
        }

        double[][] backward(double[][] dy) {
            double[][] dx = new double[dy.length][weight.length];
            Arrays.fill(weightGradient, 0);
            for (int t = 0; t < dy.length; t++) {
                double s = size(input[t]);
                double mean = 0;
                for (int j = 0; j < weight.length; j++) {
                    mean += dy[t][j] * weight[j] * input[t][j] / s / weight.length;
                    weightGradient[j] += dy[t][j] * input[t][j] / s;
                }
                for (int j = 0; j < weight.length; j++) {
                    dx[t][j] = (dy[t][j] * weight[j] - input[t][j] / s * mean) / s;
                }
            }
            return dx;
        }

        private double size(double[] row) {
            double sum = 0;
            for (double x : row) {
                sum += x * x;
            }
            return Math.sqrt(sum / row.length + epsilon);
        }
    }
}
