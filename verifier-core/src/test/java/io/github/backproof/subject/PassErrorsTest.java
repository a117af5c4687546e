package io.github.backproof.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Forward;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with forward and backward, and with how a layer is made, to the letter. */
class PassErrorsTest {
    @GradientChecked(LayerKind.SOFTMAX)
    static class TwoForwards {
        double[][] forward(double[][] x) {
            return x;
        }

        float[][] forward(float[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static class TwoMarks {
        @Forward
        double[][] fast(double[][] x) {
            return x;
        }

        @Forward
        double[][] slow(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @Test
    void two_forwards_are_one_too_many() {
        assertThat(problems(TwoForwards.class))
                .containsExactly("TwoForwards has 2 methods \"forward\": mark the one to verify with @Forward.");
        assertThat(((Binding.Refused) SubjectBinder.bind(TwoMarks.class)).problems())
                .singleElement()
                .asString()
                .matches(
                        "TwoMarks has 2 methods marked @Forward \\((fast, slow|slow, fast)\\): leave the mark on one\\.");
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static class Unmarked {
        double[][] forward(double[][] x, int tokens, double epsilon, Thread worker, @Size(Dimension.TOKENS) long n) {
            return x;
        }

        double[][] backward(double[][] x, double[][] dy) {
            return dy;
        }
    }

    @Test
    void every_argument_that_nobody_can_fill_is_named() {
        assertThat(problems(Unmarked.class))
                .containsExactly(
                        "argument 2 of Unmarked.forward is an int: mark it with @Size(Dimension.…).",
                        "argument 3 of Unmarked.forward is a double: mark it with @Hyper(Hyperparameter.…).",
                        "argument 4 of Unmarked.forward is a Thread: forward takes float[] or double[] of one to three"
                                + " dimensions, FloatBuffer, DoubleBuffer, DMatrixRMaj or FMatrixRMaj; for anything else"
                                + " write an adapter that implements Layer.",
                        "argument 5 of Unmarked.forward is a long: @Size takes an int.",
                        "Unmarked.backward takes 2 unmarked arrays: mark the input with @Input, or the output with"
                                + " @Output.");
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static class Nothing {
        void forward(@Size(Dimension.TOKENS) int n) {}

        StringBuilder backward(double[][] dy) {
            return new StringBuilder();
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static class NoError {
        void forward(double[][] x) {}

        double[][] backward() {
            return new double[0][];
        }
    }

    @Test
    void a_pass_without_input_or_result_says_what_is_missing() {
        assertThat(problems(Nothing.class))
                .containsExactly(
                        "Nothing.forward takes no array for the input.",
                        "Nothing.forward returns nothing: return the output, or mark what holds it with @Output.",
                        "Nothing.backward returns a StringBuilder, in which no part is the gradient of the input: mark"
                                + " that part with @Gradient(\"input\"), or return it as float[] or double[] of one to"
                                + " three dimensions, FloatBuffer, DoubleBuffer, DMatrixRMaj or FMatrixRMaj.");
        assertThat(problems(NoError.class))
                .containsExactly(
                        "NoError.forward returns nothing: return the output, or mark what holds it with @Output.",
                        "NoError.backward takes no array for the gradient with respect to the output.");
    }

    @GradientChecked(LayerKind.RMS_NORM)
    static class OtherType {
        @Parameter("weight")
        final double[] w = new double[4];

        @Gradient("weight")
        final double[] dw = new double[4];

        OtherType(@Size(Dimension.FEATURES) int d) {}

        double[][] forward(double[][] x, @Parameter("weight") float[] weight) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @Test
    void a_parameter_has_one_type_wherever_it_is() {
        assertThat(problems(OtherType.class))
                .containsExactly(
                        "argument 2 of OtherType.forward is a float[], and OtherType.w is not: give both the same type.");
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static class Closed {
        Closed(int width) {}

        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    static class TwoWays {
        TwoWays(@Size(Dimension.FEATURES) int d) {}

        static TwoWays ofTokens(@Size(Dimension.TOKENS) int n) {
            return new TwoWays(n);
        }

        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    class Inner {
        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.SOFTMAX)
    abstract static class Abstract {
        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @Test
    void a_layer_that_cannot_be_made_says_how_it_could_be() {
        assertThat(problems(Closed.class))
                .containsExactly("Closed has no constructor that the verifier can call: mark every argument of exactly"
                        + " one with \"@Size(...) int\" or \"@Hyper(...) double\".");
        assertThat(problems(TwoWays.class))
                .containsExactly("TwoWays can be made in 2 ways: mark the arguments of one constructor or static method"
                        + " only.");
        assertThat(problems(Inner.class)).containsExactly("Inner is an inner class: make it static.");
        assertThat(problems(Abstract.class)).containsExactly("Abstract is abstract: mark a class that can be created.");
    }

    @GradientChecked(LayerKind.ROTARY)
    static class HeadsUnknown {
        double[][] forward(double[][] x) {
            return x;
        }

        double[][] backward(double[][] dy) {
            return dy;
        }
    }

    @GradientChecked(LayerKind.LINEAR)
    static class WidthUnknown {
        @Parameter("weight")
        final float[] w = new float[12];

        @Gradient("weight")
        final float[] dw = new float[12];

        float[][] forward(float[][] x) {
            return x;
        }

        float[][] backward(float[][] dy) {
            return dy;
        }
    }

    @Test
    void a_size_that_no_array_tells_has_to_be_told() {
        assertThat(problems(HeadsUnknown.class))
                .containsExactly("HeadsUnknown cannot be sized: give its constructor an argument"
                        + " \"@Size(Dimension.HEADS) int\", or mark the field that holds that number with"
                        + " @Size(Dimension.HEADS).");
        assertThat(problems(WidthUnknown.class))
                .containsExactly(
                        "WidthUnknown cannot be sized: give its constructor an argument \"@Size(Dimension.INPUTS) int\","
                                + " or mark the field that holds that number with @Size(Dimension.INPUTS).",
                        "WidthUnknown cannot be sized: give its constructor an argument \"@Size(Dimension.OUTPUTS) int\","
                                + " or mark the field that holds that number with @Size(Dimension.OUTPUTS).");
    }

    /** Methods that cannot make layers. */
    static class Makers {
        @GradientChecked(LayerKind.SOFTMAX)
        TwoForwards notStatic() {
            return new TwoForwards();
        }

        @GradientChecked(LayerKind.SOFTMAX)
        static int noLayer() {
            return 0;
        }

        @GradientChecked(LayerKind.SOFTMAX)
        static TwoWays several() {
            return new TwoWays(1);
        }

        @GradientChecked(LayerKind.SOFTMAX)
        static TwoWays several(@Size(Dimension.FEATURES) int d) {
            return new TwoWays(d);
        }

        @GradientChecked(LayerKind.SOFTMAX)
        static Closed unmarked(int width) {
            return new Closed(width);
        }
    }

    @Test
    void a_method_that_makes_layers_is_static_and_returns_one() {
        assertThat(SubjectBinder.bindAll(Makers.class))
                .extracting(binding -> ((Binding.Refused) binding).problems())
                .containsExactly(
                        List.of("Makers.noLayer returns no layer: let it return a Layer, or an object of a class whose"
                                + " members are marked."),
                        List.of(
                                "Makers.notStatic is not static: nothing makes the object that it is called on.",
                                "TwoForwards has 2 methods \"forward\": mark the one to verify with @Forward."),
                        List.of("Makers.several is the name of 2 marked methods: give each its own."),
                        List.of("Makers.unmarked cannot be called: mark each argument with \"@Size(...) int\" or"
                                + " \"@Hyper(...) double\"."));
    }

    private static List<String> problems(Class<?> type) {
        return ((Binding.Refused) SubjectBinder.bind(type)).problems();
    }
}
