package io.github.backproof.benchmarks.calibration;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.Pass;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A layer whose forward pass is right and whose gradients are off by a given relative error. */
record Mistake(String name, double error, UnaryOperator<Map<String, Matrix>> change) {
    /** The key under which the input gradient goes. */
    static final String INPUT = "X";

    /** One entry of one gradient. */
    static Mistake inEntry(String gradient, int row, int column, double error) {
        return new Mistake("one entry", error, changing(gradient, (i, j) -> i == row && j == column, error));
    }

    /** One row of one gradient. */
    static Mistake inRow(String gradient, int row, double error) {
        return new Mistake("one row", error, changing(gradient, (i, j) -> i == row, error));
    }

    /** Every gradient. */
    static Mistake ofScale(double error) {
        return new Mistake("overall scale", error, gradients -> {
            Map<String, Matrix> changed = new LinkedHashMap<>();
            gradients.forEach((name, gradient) -> changed.put(name, times(gradient, (i, j) -> true, error)));
            return changed;
        });
    }

    /** A key-bias gradient, which is zero, of the query-bias gradient's size times the error. */
    static Mistake ofKeyBias(double error) {
        return new Mistake("spurious key-bias gradient", error, gradients -> {
            Map<String, Matrix> changed = new LinkedHashMap<>(gradients);
            Matrix spurious = gradients.get("query.bias").scaledBy(error);
            changed.compute("key.bias", (name, gradient) -> gradient.plus(spurious));
            return changed;
        });
    }

    /** The layer with the mistake. */
    LayerMaker in(LayerMaker right) {
        return (settings, parameters) -> x -> {
            Pass pass = right.make(settings, parameters).forward(x);
            return new Pass(pass.output(), delta -> changed(pass.backward(delta)));
        };
    }

    private Gradients changed(Gradients right) {
        Map<String, Matrix> all = new LinkedHashMap<>(right.parameters());
        all.put(INPUT, right.input());
        Map<String, Matrix> wrong = new LinkedHashMap<>(change.apply(all));
        Matrix input = wrong.remove(INPUT);
        return new Gradients(input, wrong);
    }

    /** Which entries are off. */
    private interface Entries {
        boolean hold(int row, int column);
    }

    private static UnaryOperator<Map<String, Matrix>> changing(String name, Entries entries, double error) {
        return gradients -> {
            Map<String, Matrix> changed = new LinkedHashMap<>(gradients);
            changed.compute(name, (same, gradient) -> times(gradient, entries, error));
            return changed;
        };
    }

    private static Matrix times(Matrix gradient, Entries entries, double error) {
        double[] factors = new double[gradient.rows() * gradient.columns()];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = entries.hold(k / gradient.columns(), k % gradient.columns()) ? 1 + error : 1;
        }
        DenseMatrix constants = DenseMatrix.owning(gradient.rows(), gradient.columns(), factors);
        return gradient.hadamard(gradient.constant(constants));
    }
}
