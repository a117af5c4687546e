package io.github.backproof.junit.assertj;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Tensor;

/**
 * Numbers that an assertion is about.
 *
 * @param values as a matrix; a vector is one row
 * @param precision the precision they were computed in
 */
public record Numbers(DenseMatrix values, Precision precision) {
    static Numbers of(double[][] rows) {
        return of(Tensor.of(rows));
    }

    static Numbers of(double[] row) {
        return of(Tensor.of(row, row.length));
    }

    static Numbers of(float[][] rows) {
        return of(Tensor.of(rows)).in(Precision.FLOAT32);
    }

    static Numbers of(float[] row) {
        return of(Tensor.of(row, row.length)).in(Precision.FLOAT32);
    }

    static Numbers of(Tensor tensor) {
        return new Numbers(DenseMatrix.of(tensor.rows(), tensor.columns(), tensor.toDoubles()), Precision.FLOAT64);
    }

    Numbers in(Precision other) {
        return new Numbers(values, other);
    }

    boolean hasShapeOf(Numbers other) {
        return values.rows() == other.values.rows() && values.columns() == other.values.columns();
    }

    String shape() {
        return values.rows() + " by " + values.columns();
    }

    @Override
    public String toString() {
        return "numbers of " + precision.label() + ", " + shape();
    }
}
