package io.github.backproof.junit.assertj;

import io.github.backproof.junit.run.BoundSubject;
import io.github.backproof.junit.run.RunParameters;
import io.github.backproof.specs.Tensor;
import io.github.backproof.subject.Subject;

/**
 * Where assertions start.
 *
 * <pre>
 * assertThatLayer(LayerNorm.class).upholds("LN-01").complies();
 * assertThatGradient(dW).ofSums(tokens, sizes).agreesWith(expected);
 * assertThatOutputs(before, after).arePermutedBy(2, 0, 1);
 * </pre>
 *
 * <p>{@code float} arrays are taken to be computed in float32, {@code double} arrays and tensors in float64, unless {@code
 * computedIn} says otherwise. A vector is one row.
 */
public final class BackproofAssertions {
    private BackproofAssertions() {}

    /**
     * About a class marked {@code @GradientChecked}.
     *
     * @throws AssertionError when it cannot be verified, with all reasons
     */
    public static LayerAssert assertThatLayer(Class<?> layer) {
        return assertThatLayer(BoundSubject.of(layer));
    }

    /** About a layer, however it is given. */
    public static LayerAssert assertThatLayer(Subject layer) {
        return new LayerAssert(layer, RunParameters.OF_THE_JVM.settings());
    }

    /** About a gradient, rows by columns. */
    public static GradientAssert assertThatGradient(double[][] gradient) {
        return new GradientAssert(Numbers.of(gradient));
    }

    /** About a gradient of one row. */
    public static GradientAssert assertThatGradient(double[] gradient) {
        return new GradientAssert(Numbers.of(gradient));
    }

    /** About a gradient, rows by columns. */
    public static GradientAssert assertThatGradient(float[][] gradient) {
        return new GradientAssert(Numbers.of(gradient));
    }

    /** About a gradient of one row. */
    public static GradientAssert assertThatGradient(float[] gradient) {
        return new GradientAssert(Numbers.of(gradient));
    }

    /** About a gradient as a layer's adapter shows it. */
    public static GradientAssert assertThatGradient(Tensor gradient) {
        return new GradientAssert(Numbers.of(gradient));
    }

    /** About the outputs of two inputs, tokens by features. */
    public static OutputsAssert assertThatOutputs(double[][] before, double[][] after) {
        return new OutputsAssert(Numbers.of(before), Numbers.of(after));
    }

    /** About the outputs of two inputs, tokens by features. */
    public static OutputsAssert assertThatOutputs(float[][] before, float[][] after) {
        return new OutputsAssert(Numbers.of(before), Numbers.of(after));
    }

    /** About the outputs of two inputs, tokens by features. */
    public static OutputsAssert assertThatOutputs(Tensor before, Tensor after) {
        return new OutputsAssert(Numbers.of(before), Numbers.of(after));
    }
}
