package io.github.backproof.reference;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** PyTorch's forward and autograd on the same numbers as ours. */
final class Torch {
    private Torch() {}

    /** What PyTorch gives: the output, and the gradient of ⟨Δ, output⟩ with respect to each block. */
    record Answer(DenseMatrix output, Map<String, DenseMatrix> gradients) {}

    /** Differentiates a function of named blocks; Δ is the error of its output. */
    static Answer ask(
            Map<String, DenseMatrix> blocks, DenseMatrix delta, Function<Map<String, NDArray>, NDArray> function) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            blocks.forEach((name, value) -> {
                NDArray array = array(manager, value);
                array.setRequiresGradient(true);
                arrays.put(name, array);
            });
            NDArray output = function.apply(arrays);
            collector.backward(output.mul(array(manager, delta)).sum());
            Map<String, DenseMatrix> gradients = new LinkedHashMap<>();
            arrays.forEach((name, array) -> gradients.put(name, matrix(array.getGradient())));
            return new Answer(matrix(output), gradients);
        }
    }

    static NDArray array(NDManager manager, DenseMatrix values) {
        return manager.create(values.toArray(), new Shape(values.rows(), values.columns()));
    }

    /**
     * cX. DJL's own product with a number frees the number at once, although the backward pass reads it again: now and then it then finds
     * something else there. Here it lives as long as the other arrays.
     */
    static NDArray times(NDArray x, double factor) {
        return x.mul(x.getManager().create(factor));
    }

    private static DenseMatrix matrix(NDArray array) {
        Shape shape = array.getShape();
        int columns = (int) shape.get(shape.dimension() - 1);
        double[] values = array.toDoubleArray();
        return DenseMatrix.owning(values.length / columns, columns, values);
    }

    /** The disagreement of ours, which carries its rounding bounds, with theirs. */
    static Comparison compare(Matrix ours, DenseMatrix theirs) {
        return RoundingLevel.ofZero(((UncertainMatrix) ours).minus(UncertainMatrix.exactly(theirs, Precision.FLOAT64)));
    }
}
