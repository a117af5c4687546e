package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Size;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Controls for the invariants about behaviour: layers that compute the right thing in a wrong way. */
class BehaviourControlsTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 50);

    /** A right softmax, the base of the wrong ones. */
    static class RowSoftmax {
        private double[][] p = new double[0][];

        double[][] forward(double[][] z) {
            p = new double[z.length][];
            for (int t = 0; t < z.length; t++) {
                double sum = 0;
                double most = Arrays.stream(z[t]).max().orElseThrow();
                p[t] = new double[z[t].length];
                for (int i = 0; i < z[t].length; i++) {
                    p[t][i] = Math.exp(z[t][i] - most);
                    sum += p[t][i];
                }
                for (int i = 0; i < z[t].length; i++) {
                    p[t][i] /= sum;
                }
            }
            return p;
        }

        double[][] backward(double[][] delta) {
            double[][] dz = new double[p.length][];
            for (int t = 0; t < p.length; t++) {
                double rowTerm = 0;
                dz[t] = new double[p[t].length];
                for (int i = 0; i < p[t].length; i++) {
                    rowTerm += delta[t][i] * p[t][i];
                }
                for (int i = 0; i < p[t].length; i++) {
                    dz[t][i] = p[t][i] * (delta[t][i] - rowTerm);
                }
            }
            return dz;
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class Right {
        private final RowSoftmax softmax = new RowSoftmax();

        double[][] forward(double[][] z) {
            return softmax.forward(z);
        }

        double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class BuiltForItsTokens {
        private final RowSoftmax softmax = new RowSoftmax();
        private final int tokens;

        BuiltForItsTokens(@Size(Dimension.TOKENS) int tokens) {
            this.tokens = tokens;
        }

        double[][] forward(double[][] z) {
            if (z.length != tokens) {
                throw new IllegalArgumentException("another length");
            }
            return softmax.forward(z);
        }

        double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class KeepsItsBuffer {
        private final RowSoftmax softmax = new RowSoftmax();
        private double[][] buffer = new double[0][];

        double[][] forward(double[][] z) {
            double[][] y = softmax.forward(z);
            if (buffer.length < y.length) {
                buffer = new double[y.length][];
            }
            System.arraycopy(y, 0, buffer, 0, y.length);
            return buffer;
        }

        double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class DropsALongEnd {
        private final RowSoftmax softmax = new RowSoftmax();

        double[][] forward(double[][] z) {
            return Arrays.copyOf(softmax.forward(z), Math.min(z.length, 4));
        }

        double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class CountsItsInstances {
        private static int built;
        private final RowSoftmax softmax = new RowSoftmax();
        private final int number = built++;

        double[][] forward(double[][] z) {
            double[][] y = softmax.forward(z);
            y[0][0] += Math.ulp(y[0][0]) * (number % 2);
            return y;
        }

        double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class OverwritesItsInput {
        private final RowSoftmax softmax = new RowSoftmax();

        double[][] forward(double[][] z) {
            double[][] y = softmax.forward(z);
            z[0][0] += 1;
            return y;
        }

        double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class GivesNaN {
        double[][] forward(double[][] z) {
            return nan(z);
        }

        double[][] backward(double[][] delta) {
            return nan(delta);
        }

        private static double[][] nan(double[][] like) {
            double[][] result = new double[like.length][like[0].length];
            for (double[] row : result) {
                Arrays.fill(row, Double.NaN);
            }
            return result;
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class ThrowsOnOneToken {
        private final RowSoftmax softmax = new RowSoftmax();

        double[][] forward(double[][] z, @Size(Dimension.TOKENS) int tokens) {
            if (tokens == 1) {
                throw new IllegalArgumentException("too short");
            }
            return softmax.forward(z);
        }

        double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    @Test
    void a_right_layer_upholds_both() {
        assertThat(verdict("GEN-05", Right.class).outcome()).isEqualTo(Outcome.UPHELD);
        assertThat(verdict("GEN-06", Right.class).outcome()).isEqualTo(Outcome.UPHELD);
    }

    @Test
    void a_layer_that_is_built_for_its_number_of_tokens_is_given_no_other() {
        assertThat(verdict("GEN-07", BuiltForItsTokens.class).outcome()).isEqualTo(Outcome.UPHELD);
    }

    @Test
    void a_wrong_shape_violates_the_law_of_shapes_and_keeps_others_from_being_checked() {
        assertThat(verdict("GEN-09", DropsALongEnd.class).outcome()).isEqualTo(Outcome.VIOLATED);
        assertThat(verdict("GEN-11", DropsALongEnd.class).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void a_buffer_that_stays_as_long_as_the_longest_input_fails_for_shorter_ones() {
        Verdict verdict = verdict("GEN-07", KeepsItsBuffer.class);
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.reason().orElseThrow()).contains("KeepsItsBuffer.forward returned");
    }

    @Test
    void a_layer_that_depends_on_its_instance_violates_determinism() {
        Verdict verdict = verdict("GEN-05", CountsItsInstances.class);
        assertThat(verdict.outcome()).isEqualTo(Outcome.VIOLATED);
        assertThat(verdict.smallestCase().orElseThrow().finding()).contains("on another instance");
    }

    @Test
    void a_layer_that_writes_into_its_input_is_found() {
        Verdict verdict = verdict("GEN-06", OverwritesItsInput.class);
        assertThat(verdict.outcome()).isEqualTo(Outcome.VIOLATED);
        assertThat(verdict.smallestCase().orElseThrow().finding())
                .isEqualTo("|change of X by forward| = 1.00 at row 1, column 1, must be exactly 0");
    }

    @Test
    void a_layer_that_gives_nan_violates_every_law_it_can() {
        for (String id : List.of("GEN-01", "GEN-03", "GEN-11", "GEN-12", "SM-01", "SM-02", "SM-03")) {
            assertThat(verdict(id, GivesNaN.class).outcome()).as(id).isEqualTo(Outcome.VIOLATED);
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static final class WrongInItsLastEntry {
        private final RowSoftmax softmax = new RowSoftmax();

        double[][] forward(double[][] z) {
            return softmax.forward(z);
        }

        double[][] backward(double[][] delta) {
            double[][] dz = softmax.backward(delta);
            int last = dz.length - 1;
            if (last >= 4) {
                dz[last][0] += 1e-5;
            }
            return dz;
        }
    }

    @Test
    void a_wrong_entry_is_found_by_its_derivative_with_its_place() {
        Verdict verdict = verdict("GEN-01", WrongInItsLastEntry.class);
        assertThat(verdict.outcome()).isEqualTo(Outcome.VIOLATED);
        assertThat(verdict.smallestCase().orElseThrow().finding())
                .startsWith("|Δ_in − derivative| = 1.0e-05 at row 5, column 1, rounding level ");
    }

    @Test
    void a_layer_that_throws_in_some_shape_fails_with_its_own_words() {
        Verdict verdict = verdict("GEN-11", ThrowsOnOneToken.class);
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.reason().orElseThrow())
                .startsWith(
                        "ThrowsOnOneToken.forward threw IllegalArgumentException: too short (BehaviourControlsTest.java:");
        assertThat(verdict.smallestCase().orElseThrow().sizes()).startsWith("n_T = 1, d = 1, case ");
    }

    private static Verdict verdict(String id, Class<?> type) {
        return Judge.verdict(id, type, SETTINGS);
    }
}
