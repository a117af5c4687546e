package io.github.backproof.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import io.github.backproof.specs.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What binding says, to the letter. The layers are as wrong as their names. */
class SubjectBinderTest {
    @GradientChecked(LayerKind.LINEAR)
    static class Fits {
        @Parameter("weight")
        final float[] w;

        @Gradient("weight")
        final float[] dw;

        Fits(@Size(Dimension.INPUTS) int in, @Size(Dimension.OUTPUTS) int out) {
            w = new float[in * out];
            dw = new float[in * out];
        }

        float[][] forward(float[][] x) {
            return new float[x.length][w.length / Math.max(1, x[0].length)];
        }

        float[][] backward(float[][] dy) {
            return new float[dy.length][w.length / Math.max(1, dy[0].length)];
        }
    }

    @GradientChecked(LayerKind.LINEAR)
    static class Misspelt {
        @Parameter("wieght")
        final double[] w = new double[1];

        @Gradient("bais")
        final double[] db = new double[1];

        Misspelt(@Size(Dimension.INPUTS) int in, @Size(Dimension.OUTPUTS) int out) {}

        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.LAYER_NORM)
    static class Unsized {
        @Parameter("weight")
        final double[] w = new double[1];

        @Parameter("bias")
        final List<Double> b = List.of();

        Unsized(@Size(Dimension.TOKENS) int tokens) {}

        double[][] forward(double[][] x) {
            return x;
        }
    }

    @GradientChecked(LayerKind.LAYER_NORM)
    static class NoGradient {
        @Parameter("weight")
        final double[] w;

        @Gradient("weight")
        final double[] dw;

        @Parameter("bias")
        final double[] b;

        NoGradient(@Size(Dimension.FEATURES) int d) {
            w = new double[d];
            dw = new double[d];
            b = new double[d];
        }

        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static class OneColumnShort {
        double[][] forward(double[][] x) {
            return new double[x.length][x[0].length - 1];
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static class ReturnsNull {
        double[][] forward(double[][] x) {
            return null;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.LINEAR)
    record ShowsACopy(
            @Size(Dimension.INPUTS) int in,
            @Size(Dimension.OUTPUTS) int out) implements Layer {
        @Override
        public Tensor forward(Tensor input) {
            return Tensor.of(new double[input.rows() * out], input.rows(), out);
        }

        @Override
        public Tensor backward(Tensor outputGradient) {
            return Tensor.of(new double[outputGradient.rows() * in], outputGradient.rows(), in);
        }

        @Override
        public List<NamedParameter> parameters() {
            return List.of(
                    NamedParameter.trained("weight", copy(), NamedParameter.view(new double[in * out], 0, in, out)));
        }

        private NamedParameter.View copy() {
            return new NamedParameter.View() {
                @Override
                public Tensor read() {
                    return Tensor.of(new double[in * out], in, out);
                }

                @Override
                public void write(Tensor values) {}
            };
        }
    }

    @Test
    void what_fits_is_bound_with_its_precision_and_parameters() {
        Subject subject = ((Binding.Bound) SubjectBinder.bind(Fits.class)).subject();
        assertThat(subject.name()).isEqualTo("Fits");
        assertThat(subject.precision()).isEqualTo(Precision.FLOAT32);
        assertThat(subject.parameterNames()).containsExactly("weight");
    }

    @GradientChecked(LayerKind.EMBEDDING)
    static class OfTokens {
        @Parameter("weight")
        private final double[][] table;

        @Gradient("weight")
        private final double[][] dTable;

        private int[] tokens = new int[0];

        OfTokens(@Size(Dimension.VOCABULARY) int vocabulary, @Size(Dimension.FEATURES) int d) {
            table = new double[vocabulary][d];
            dTable = new double[vocabulary][d];
        }

        double[][] forward(int[] numbers) {
            tokens = numbers;
            return Arrays.stream(numbers).mapToObj(v -> table[v].clone()).toArray(double[][]::new);
        }

        void backward(double[][] dy) {
            Arrays.stream(dTable).forEach(row -> Arrays.fill(row, 0));
            for (int t = 0; t < tokens.length; t++) {
                for (int i = 0; i < dy[t].length; i++) {
                    dTable[tokens[t]][i] += dy[t][i];
                }
            }
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static class OfTokensWhereNumbersAreDue {
        double[][] forward(int[] tokens) {
            return new double[tokens.length][1];
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.CROSS_ENTROPY)
    static class WithoutTargets {
        double[] forward(double[][] logits) {
            return new double[1];
        }

        double[][] backward(double[] delta) {
            return new double[1][1];
        }
    }

    @Test
    void token_numbers_are_ints_and_have_no_gradient() {
        Subject subject = ((Binding.Bound) SubjectBinder.bind(OfTokens.class)).subject();
        assertThat(subject.parameterNames()).containsExactly("weight");
        assertThat(subject.precision()).isEqualTo(Precision.FLOAT64);
        assertThat(problems(OfTokensWhereNumbersAreDue.class))
                .containsExactly(
                        "argument 1 of OfTokensWhereNumbersAreDue.forward is an int[]: forward takes float[] or"
                                + " double[] of one to three dimensions, FloatBuffer, DoubleBuffer, DMatrixRMaj or FMatrixRMaj; for"
                                + " anything else write an adapter that implements Layer.");
    }

    @Test
    void a_loss_has_to_take_targets() {
        assertThat(problems(WithoutTargets.class))
                .containsExactly("WithoutTargets cannot be told its targets: let forward take them as int[], or let it"
                        + " implement TakesTargets.");
    }

    @Test
    void an_unknown_name_is_answered_with_the_nearest_one_all_of_them_at_once() {
        assertThat(problems(Misspelt.class))
                .containsExactly(
                        "Misspelt.w: LINEAR has no parameter \"wieght\". Did you mean \"weight\"? It has weight, bias.",
                        "Misspelt.db: LINEAR has no parameter \"bais\". Did you mean \"bias\"? It has weight, bias.");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(problems(Unsized.class))
                .containsExactly(
                        "Unsized cannot be sized: give its constructor an argument \"@Size(Dimension.FEATURES) int\".",
                        "Unsized.b is a List: @Parameter takes float[] or double[] of one to three dimensions, FloatBuffer,"
                                + " DoubleBuffer, DMatrixRMaj or FMatrixRMaj; for anything else write an adapter that implements"
                                + " Layer.",
                        "Unsized has no method \"backward\": give the backward pass that name, or mark it with @Backward.");
    }

    @Test
    void a_missing_gradient_is_named() {
        assertThat(problems(NoGradient.class))
                .containsExactly("NoGradient has no gradient of \"bias\": mark its array with @Gradient(\"bias\").");
    }

    @Test
    void a_wrong_shape_is_shown_beside_the_right_one() {
        assertThat(problems(OneColumnShort.class))
                .containsExactly("OneColumnShort.forward returned 3 by 3 where 3 by 4 (n_T by d) was due.");
    }

    @Test
    void null_is_named() {
        assertThat(problems(ReturnsNull.class)).containsExactly("ReturnsNull.forward returned null.");
    }

    @Test
    void a_view_that_is_a_copy_is_found() {
        assertThat(problems(ShowsACopy.class))
                .containsExactly("ShowsACopy: what is written to \"weight\" is not there when read again;"
                        + " show the array itself, not a copy.");
    }

    private static List<String> problems(Class<?> type) {
        return ((Binding.Refused) SubjectBinder.bind(type)).problems();
    }
}
