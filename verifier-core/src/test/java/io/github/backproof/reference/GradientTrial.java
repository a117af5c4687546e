package io.github.backproof.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.numerics.Consistency;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Derivative;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * GEN-01 and GEN-02 for anything differentiable: the gradient of ⟨Δ, f⟩ with respect to each block against the numerical
 * derivative along a random direction.
 */
public final class GradientTrial {
    private final Map<String, DenseMatrix> blocks;
    private final Function<Map<String, Matrix>, Evaluation> function;
    private final SplittableRandom random;
    private final double stepSize;

    /** The value of f, and the gradients of ⟨Δ, f⟩ by block. */
    public record Evaluation(Matrix output, Function<Matrix, Map<String, Matrix>> backward) {}

    /** f as a function of named blocks, at the given values. */
    public GradientTrial(
            Map<String, DenseMatrix> blocks, Function<Map<String, Matrix>, Evaluation> function, long seed) {
        this(blocks, function, seed, 1);
    }

    /** The same, with directions of another size: small ones seldom step across a kink. */
    public GradientTrial(
            Map<String, DenseMatrix> blocks,
            Function<Map<String, Matrix>, Evaluation> function,
            long seed,
            double stepSize) {
        this.blocks = blocks;
        this.function = function;
        this.random = new SplittableRandom(seed);
        this.stepSize = stepSize;
    }

    /** A layer as a function of its input, called "X", and its parameters. */
    public static Evaluation ofLayer(ReferenceLayer layer, Matrix x) {
        Pass pass = layer.forward(x);
        return new Evaluation(pass.output(), delta -> {
            Gradients gradients = pass.backward(delta);
            Map<String, Matrix> all = new LinkedHashMap<>(gradients.parameters());
            all.put("X", gradients.input());
            return all;
        });
    }

    /** Checks every block that has a gradient, and that every block but the frozen ones has one. */
    public void check(String... frozen) {
        Map<String, Matrix> exact = new LinkedHashMap<>();
        blocks.forEach((name, value) -> exact.put(name, UncertainMatrix.exactly(value, Precision.FLOAT64)));
        Evaluation bounded = function.apply(exact);
        UncertainMatrix output = (UncertainMatrix) bounded.output();
        DenseMatrix delta = normal(output.rows(), output.columns());
        UncertainMatrix boundedDelta = UncertainMatrix.exactly(delta, Precision.FLOAT64);
        double noise = RoundingLevel.ofInnerProduct(output, delta);
        double scale = delta.absolute().dot(output.value().absolute());
        Map<String, Matrix> gradients = bounded.backward().apply(boundedDelta);
        assertThat(gradients.keySet())
                .containsExactlyInAnyOrderElementsOf(blocks.keySet().stream()
                        .filter(name -> !List.of(frozen).contains(name))
                        .toList());
        gradients.forEach((name, gradient) -> along(name, (UncertainMatrix) gradient, delta, noise, scale));
    }

    private void along(String name, UncertainMatrix gradient, DenseMatrix delta, double noise, double outputScale) {
        DenseMatrix point = blocks.get(name);
        DenseMatrix direction = normal(random, point.rows(), point.columns(), stepSize);
        double level = RoundingLevel.ofInnerProduct(gradient, direction);
        double scale = gradient.value().absolute().dot(direction.absolute()) + stepSize * outputScale;
        Derivative derivative = Derivative.of(step -> value(name, point.plus(direction.scaledBy(step)), delta), noise);
        Derivative.Judgement judgement = derivative.against(gradient.value().dot(direction), level, scale);
        assertThat(judgement.consistency())
                .as("gradient of %s: %s, derivative %s for a scale of %s", name, judgement, derivative, scale)
                .isEqualTo(Consistency.CONSISTENT);
    }

    private double value(String name, DenseMatrix moved, DenseMatrix delta) {
        Map<String, Matrix> values = new LinkedHashMap<>(blocks);
        values.put(name, moved);
        return delta.dot((DenseMatrix) function.apply(values).output());
    }

    /** Normally distributed values. */
    public DenseMatrix normal(int rows, int columns) {
        return normal(random, rows, columns, 1);
    }

    /** Normally distributed values of a given size. */
    public static DenseMatrix normal(SplittableRandom random, int rows, int columns, double deviation) {
        return DenseMatrix.filled(rows, columns, 0).each(zero -> deviation * random.nextGaussian());
    }
}
