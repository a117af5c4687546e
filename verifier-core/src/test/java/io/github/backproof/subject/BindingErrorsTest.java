package io.github.backproof.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.specs.Backward;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Forward;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.Gradients;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Parameters;
import io.github.backproof.specs.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with the containers of parameters and gradients, to the letter. */
class BindingErrorsTest {
    @GradientChecked(LayerKind.LINEAR)
    static class Exchanged {
        @Parameter("weight")
        final float[][] w;

        @Gradient("weight")
        final float[][] dw;

        @Parameter("bias")
        final float[] b = new float[2];

        @Gradient("bias")
        final float[] db = new float[2];

        Exchanged(@Size(Dimension.INPUTS) int in, @Size(Dimension.OUTPUTS) int out) {
            w = new float[out][in];
            dw = new float[in][out];
        }

        float[][] forward(float[][] x) {
            return x;
        }

        float[][] backward(float[][] dy) {
            return dy;
        }
    }

    @Test
    void every_wrong_shape_is_said_beside_the_right_one_with_the_declaration_that_may_be_missing() {
        assertThat(problems(Exchanged.class))
                .containsExactly(
                        "Exchanged.w is 6 by 4 where \"weight\" of LINEAR is 4 by 6 (f_in by f_out): declare weights ="
                                + " WeightLayout.OUT_IN, or exchange its rows and columns.",
                        "Exchanged.b holds 2 values where \"bias\" of LINEAR is 6 (f_out).");
    }

    @GradientChecked(LayerKind.RMS_NORM)
    static class ShortGradient {
        @Parameter("weight")
        final double[] w;

        @Gradient("weight")
        final double[] dw = new double[3];

        ShortGradient(@Size(Dimension.FEATURES) int d) {
            w = new double[d];
        }

        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @Test
    void a_gradient_of_another_shape_than_its_parameter_is_found() {
        assertThat(problems(ShortGradient.class))
                .containsExactly("ShortGradient.dw holds 3 values where \"weight\" of RMS_NORM is 4 (d).");
    }

    @GradientChecked(LayerKind.LAYER_NORM)
    static class Fused {
        @Parameters({"weight", "bias"})
        final double[] both;

        @Gradients
        final double[] dBoth;

        Fused(@Size(Dimension.FEATURES) int d) {
            both = new double[2 * d + 1];
            dBoth = new double[2 * d];
        }

        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @Test
    void a_buffer_of_several_has_the_length_of_all() {
        assertThat(problems(Fused.class))
                .contains("Fused.both holds 9 values where weight, bias of LAYER_NORM take 8.");
    }

    @GradientChecked(LayerKind.LAYER_NORM)
    static class Misnamed {
        @Parameters({"weight", "bais"})
        final double[] both = new double[1];

        @Gradients({"weight", "bias"})
        final double[][][] dBoth = new double[1][1][1];

        @Gradient("bias")
        final double[] again = new double[1];

        Misnamed(@Size(Dimension.FEATURES) int d) {}

        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.RMS_NORM)
    static class Unnamed {
        @Parameter("weight")
        final double[] w = new double[1];

        @Gradients
        final double[] dw = new double[1];

        @Gradient("weight")
        static final int[] COUNTS = {};

        Unnamed(@Size(Dimension.FEATURES) int d) {}

        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.RMS_NORM)
    static class Twice {
        @Parameter("weight")
        final double[] w = new double[1];

        @Parameter("weight")
        final int[] again = new int[1];

        Twice(@Size(Dimension.FEATURES) int d) {}

        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @Test
    void names_and_types_of_containers_are_checked_one_by_one() {
        assertThat(problems(Misnamed.class))
                .containsExactly(
                        "Misnamed.both: LAYER_NORM has no parameter \"bais\". Did you mean \"bias\"? It has weight, bias.",
                        "Misnamed.dBoth has three dimensions: @Gradients takes one or two there.");
        assertThat(problems(Unnamed.class))
                .containsExactly(
                        "Unnamed.dw: @Gradients needs the names of the parameters.",
                        "Unnamed.COUNTS is static, so that all layers share it: make it an instance field, or an"
                                + " argument of forward and backward.");
        assertThat(problems(Twice.class))
                .containsExactly(
                        "Twice.again: \"weight\" is already in Twice.w.",
                        "Twice.again is an int[]: @Parameter takes float[] or double[] of one to three dimensions,"
                                + " FloatBuffer, DoubleBuffer, DMatrixRMaj or FMatrixRMaj; for anything else write an"
                                + " adapter that implements Layer.");
    }

    @GradientChecked(value = LayerKind.RMS_NORM, gradients = GradientUpdate.ACCUMULATE)
    static class Copies {
        private final double[] w;
        private final double[] dw;

        Copies(@Size(Dimension.FEATURES) int d) {
            w = new double[d];
            dw = new double[d];
        }

        @Parameter("weight")
        double[] weight() {
            return w.clone();
        }

        @Gradient("weight")
        double[] gradient() {
            return dw.clone();
        }

        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @Test
    void getters_that_copy_are_found_where_the_verifier_writes() {
        assertThat(problems(Copies.class))
                .containsExactly(
                        "Copies.weight: what is written to \"weight\" is not there when read again; show the array"
                                + " itself, not a copy.",
                        "Copies.gradient: what is written to the gradient of \"weight\" is not there when read again;"
                                + " show the array itself, not a copy.");
    }

    @GradientChecked(LayerKind.RMS_NORM)
    static class Uneven {
        @Parameter("weight")
        final float[][] w = {{1}, {2, 3, 4}};

        @Gradient("weight")
        final float[][] dw = {{1}, {2, 3, 4}};

        Uneven(@Size(Dimension.FEATURES) int d) {}

        float[][] forward(float[][] x) {
            return x;
        }

        float[][] backward(float[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.RMS_NORM)
    static class Missing {
        @Parameter("weight")
        float[] w;

        @Gradient("weight")
        float[] dw;

        Missing(@Size(Dimension.FEATURES) int d) {}

        float[][] forward(float[][] x) {
            return x;
        }

        float[][] backward(float[][] dy) {
            return dy;
        }
    }

    @Test
    void rows_of_different_lengths_and_arrays_that_are_not_there_are_found() {
        assertThat(problems(Uneven.class)).containsExactly("Uneven.w has rows of different lengths.");
        assertThat(problems(Missing.class)).containsExactly("Missing.w is null: create the array in the constructor.");
    }

    @GradientChecked(value = LayerKind.RMS_NORM, gradients = GradientUpdate.ACCUMULATE)
    static class Returns {
        @Parameter("weight")
        final double[] w;

        record Result(double[][] dx, double[] dWeight) {}

        Returns(@Size(Dimension.FEATURES) int d) {
            w = new double[d];
        }

        @Forward
        double[][] run(double[][] x) {
            return x;
        }

        @Backward
        Result back(double[][] dy) {
            return new Result(dy, w);
        }
    }

    @Test
    void what_backward_returns_cannot_accumulate() {
        assertThat(problems(Returns.class))
                .containsExactly(
                        "Result.dWeight is new at each backward, and cannot add to anything: leave out gradients"
                                + " = GradientUpdate.ACCUMULATE.");
    }

    private static List<String> problems(Class<?> type) {
        return ((Binding.Refused) SubjectBinder.bind(type)).problems();
    }
}
