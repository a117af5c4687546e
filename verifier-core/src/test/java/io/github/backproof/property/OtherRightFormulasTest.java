package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.Input;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectBinder;
import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Right layers that compute by another formula than the reference, and round differently, are not accused. */
class OtherRightFormulasTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 1000);

    /** Layer norm with the variance as mean(x²) − μ², which loses digits where a row is nearly constant. */
    @GradientChecked(LayerKind.LAYER_NORM)
    static final class OnePassLayerNorm {
        @Parameter("weight")
        private final float[] w;

        @Gradient("weight")
        private final float[] dw;

        @Parameter("bias")
        private final float[] b;

        @Gradient("bias")
        private final float[] db;

        private final float epsilon;
        private float[][] xHat = new float[0][];
        private float[] s = new float[0];

        OnePassLayerNorm(@Size(Dimension.FEATURES) int d, @Hyper(Hyperparameter.EPSILON) float epsilon) {
            w = new float[d];
            dw = new float[d];
            b = new float[d];
            db = new float[d];
            this.epsilon = epsilon;
        }

        float[][] forward(float[][] x) {
            int d = w.length;
            xHat = new float[x.length][d];
            s = new float[x.length];
            float[][] y = new float[x.length][d];
            for (int t = 0; t < x.length; t++) {
                float sum = 0;
                float squares = 0;
                for (float v : x[t]) {
                    sum += v;
                    squares += v * v;
                }
                float mean = sum / d;
                s[t] = (float) Math.sqrt(Math.max(0, squares / d - mean * mean) + epsilon);
                for (int i = 0; i < d; i++) {
                    xHat[t][i] = (x[t][i] - mean) / s[t];
                    y[t][i] = xHat[t][i] * w[i] + b[i];
                }
            }
            return y;
        }

        float[][] backward(float[][] dy) {
            int d = w.length;
            float[][] dx = new float[dy.length][d];
            Arrays.fill(dw, 0);
            Arrays.fill(db, 0);
            for (int t = 0; t < dy.length; t++) {
                float sum = 0;
                float dot = 0;
                for (int i = 0; i < d; i++) {
                    sum += dy[t][i] * w[i];
                    dot += dy[t][i] * w[i] * xHat[t][i];
                    dw[i] += dy[t][i] * xHat[t][i];
                    db[i] += dy[t][i];
                }
                for (int i = 0; i < d; i++) {
                    dx[t][i] = (d * dy[t][i] * w[i] - sum - xHat[t][i] * dot) / (d * s[t]);
                }
            }
            return dx;
        }
    }

    /** Layer norm whose backward works with x/s − μ/s in fused multiply-adds and multiplies x out of its sums, as PyTorch's kernel does. */
    @GradientChecked(LayerKind.LAYER_NORM)
    static final class MultipliedOutLayerNorm {
        record Gradients(float[][] input, float[] weight, float[] bias) {}

        private MultipliedOutLayerNorm() {}

        static float[][] forward(
                float[][] x,
                @Parameter("weight") float[] w,
                @Parameter("bias") float[] b,
                @Hyper(Hyperparameter.EPSILON) float epsilon) {
            float[][] y = new float[x.length][w.length];
            for (int t = 0; t < x.length; t++) {
                float mean = mean(x[t]);
                float perDeviation = perDeviation(x[t], epsilon);
                for (int i = 0; i < w.length; i++) {
                    y[t][i] = (x[t][i] - mean) * perDeviation * w[i] + b[i];
                }
            }
            return y;
        }

        static Gradients backward(
                float[][] dy,
                @Input float[][] x,
                @Parameter("weight") float[] w,
                @Hyper(Hyperparameter.EPSILON) float epsilon) {
            int d = w.length;
            Gradients gradients = new Gradients(new float[x.length][d], new float[d], new float[d]);
            for (int t = 0; t < x.length; t++) {
                float a = perDeviation(x[t], epsilon);
                float mean = mean(x[t]);
                float sum = 0;
                float dot = 0;
                for (int i = 0; i < d; i++) {
                    gradients.weight[i] += dy[t][i] * Math.fma(a, x[t][i], -a * mean);
                    gradients.bias[i] += dy[t][i];
                    sum += dy[t][i] * w[i];
                    dot += dy[t][i] * w[i] * x[t][i];
                }
                float slope = (sum * mean - dot) * a * a * a / d;
                float rest = -slope * mean - sum * a / d;
                for (int i = 0; i < d; i++) {
                    gradients.input[t][i] = a * dy[t][i] * w[i] + slope * x[t][i] + rest;
                }
            }
            return gradients;
        }

        private static float mean(float[] row) {
            float sum = 0;
            for (float value : row) {
                sum += value;
            }
            return sum / row.length;
        }

        private static float perDeviation(float[] row, float epsilon) {
            float mean = mean(row);
            float squares = 0;
            for (float value : row) {
                squares += (value - mean) * (value - mean);
            }
            return (float) (1 / Math.sqrt(squares / row.length + epsilon));
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {OnePassLayerNorm.class, MultipliedOutLayerNorm.class})
    void layer_norm_by_another_formula_upholds_all_that_must_hold(Class<?> type) {
        Subject subject = ((Binding.Bound) SubjectBinder.bind(type)).subject();
        for (InvariantProperty property : Invariants.concerning(subject)) {
            if (property.spec().level() == Level.MUST) {
                Verdict verdict = Judge.verdict(property, subject, SETTINGS);
                assertThat(verdict.outcome()).as(verdict::toString).isEqualTo(Outcome.UPHELD);
            }
        }
    }

    @Test
    void layer_norm_in_one_pass_is_told_what_it_loses() {
        Verdict verdict = Judge.verdict("LN-13", OnePassLayerNorm.class, SETTINGS);
        assertThat(verdict.outcome()).as(verdict::toString).isEqualTo(Outcome.VIOLATED);
        assertThat(verdict.level()).isEqualTo(Level.SHOULD);
    }
}
