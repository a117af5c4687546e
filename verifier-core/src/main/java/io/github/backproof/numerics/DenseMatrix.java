package io.github.backproof.numerics;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A matrix in float64, on EJML. */
public final class DenseMatrix implements Matrix {
    private final DMatrixRMaj data;

    private DenseMatrix(DMatrixRMaj data) {
        this.data = data;
    }

    /** A matrix filled row by row; the array is copied. */
    public static DenseMatrix of(int rows, int columns, double... values) {
        if (values.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    rows + " by " + columns + " does not hold " + values.length + " values.");
        }
        return new DenseMatrix(new DMatrixRMaj(rows, columns, true, values));
    }

    /** A matrix with every entry the same. */
    public static DenseMatrix filled(int rows, int columns, double value) {
        DMatrixRMaj result = new DMatrixRMaj(rows, columns);
        result.fill(value);
        return new DenseMatrix(result);
    }

    @Override
    public int rows() {
        return data.getNumRows();
    }

    @Override
    public int columns() {
        return data.getNumCols();
    }

    @Override
    public double at(int row, int column) {
        return data.get(row, column);
    }

    /** The entries row by row, in a new array. */
    public double[] toArray() {
        return data.getData().clone();
    }

    /** |A|, entry by entry. */
    public DenseMatrix absolute() {
        return each(Math::abs);
    }

    /** f(A), entry by entry. */
    public DenseMatrix each(DoubleUnaryOperator function) {
        DMatrixRMaj result = new DMatrixRMaj(rows(), columns());
        for (int i = 0; i < result.getNumElements(); i++) {
            result.set(i, function.applyAsDouble(data.get(i)));
        }
        return new DenseMatrix(result);
    }

    /** f(A, B), entry by entry. */
    public DenseMatrix pairwise(Matrix other, DoubleBinaryOperator function) {
        DMatrixRMaj right = dense(other).data;
        if (rows() != other.rows() || columns() != other.columns()) {
            throw new IllegalArgumentException(shape(this) + " and " + shape(other) + " do not match.");
        }
        DMatrixRMaj result = new DMatrixRMaj(rows(), columns());
        for (int i = 0; i < result.getNumElements(); i++) {
            result.set(i, function.applyAsDouble(data.get(i), right.get(i)));
        }
        return new DenseMatrix(result);
    }

    @Override
    public DenseMatrix times(Matrix right) {
        if (columns() != right.rows()) {
            throw new IllegalArgumentException(shape(this) + " times " + shape(right) + " is not defined.");
        }
        DMatrixRMaj result = new DMatrixRMaj(rows(), right.columns());
        CommonOps_DDRM.mult(data, dense(right).data, result);
        return new DenseMatrix(result);
    }

    @Override
    public DenseMatrix transposed() {
        return new DenseMatrix(CommonOps_DDRM.transpose(data, null));
    }

    @Override
    public DenseMatrix plus(Matrix other) {
        return pairwise(other, Double::sum);
    }

    @Override
    public DenseMatrix minus(Matrix other) {
        return pairwise(other, (a, b) -> a - b);
    }

    @Override
    public DenseMatrix hadamard(Matrix other) {
        return pairwise(other, (a, b) -> a * b);
    }

    @Override
    public DenseMatrix dividedBy(Matrix other) {
        return pairwise(other, (a, b) -> a / b);
    }

    @Override
    public DenseMatrix scaledBy(double factor) {
        return each(a -> a * factor);
    }

    @Override
    public DenseMatrix map(ScalarFunction function) {
        return each(function::value);
    }

    @Override
    public DenseMatrix rowSums() {
        return new DenseMatrix(CommonOps_DDRM.sumRows(data, null));
    }

    @Override
    public DenseMatrix columnSums() {
        return new DenseMatrix(CommonOps_DDRM.sumCols(data, null));
    }

    @Override
    public DenseMatrix rowMaxima() {
        return new DenseMatrix(CommonOps_DDRM.maxRows(data, null));
    }

    @Override
    public DenseMatrix broadcastRows(int rows) {
        requireExtent("row", rows());
        DMatrixRMaj result = new DMatrixRMaj(rows, columns());
        for (int i = 0; i < rows; i++) {
            CommonOps_DDRM.insert(data, result, i, 0);
        }
        return new DenseMatrix(result);
    }

    @Override
    public DenseMatrix broadcastColumns(int columns) {
        requireExtent("column", columns());
        DMatrixRMaj result = new DMatrixRMaj(rows(), columns);
        for (int j = 0; j < columns; j++) {
            CommonOps_DDRM.insert(data, result, 0, j);
        }
        return new DenseMatrix(result);
    }

    @Override
    public DenseMatrix columnRange(int from, int to) {
        return new DenseMatrix(CommonOps_DDRM.extract(data, 0, rows(), from, to));
    }

    @Override
    public DenseMatrix beside(Matrix right) {
        return new DenseMatrix(CommonOps_DDRM.concatColumns(data, dense(right).data, null));
    }

    @Override
    public DenseMatrix withoutFuture() {
        DMatrixRMaj result = data.copy();
        for (int i = 0; i < rows(); i++) {
            for (int j = i + 1; j < columns(); j++) {
                result.set(i, j, Double.NEGATIVE_INFINITY);
            }
        }
        return new DenseMatrix(result);
    }

    /** The rows of the given indices, in that order. */
    public DenseMatrix rows(int... indices) {
        DMatrixRMaj result = new DMatrixRMaj(indices.length, columns());
        for (int i = 0; i < indices.length; i++) {
            CommonOps_DDRM.extract(data, indices[i], indices[i] + 1, 0, columns(), result, i, 0);
        }
        return new DenseMatrix(result);
    }

    /** ⟨A, B⟩, the sum of the products of the entries. */
    public double dot(DenseMatrix other) {
        return CommonOps_DDRM.elementSum(hadamard(other).data);
    }

    /** Whether shape and every entry are the same number; 0.0 equals −0.0, NaN equals NaN. */
    public boolean sameNumbers(DenseMatrix other) {
        if (rows() != other.rows() || columns() != other.columns()) {
            return false;
        }
        for (int i = 0; i < data.getNumElements(); i++) {
            double a = data.get(i);
            double b = other.data.get(i);
            if (a != b && !(Double.isNaN(a) && Double.isNaN(b))) {
                return false;
            }
        }
        return true;
    }

    private void requireExtent(String what, int extent) {
        if (extent != 1) {
            throw new IllegalArgumentException(shape(this) + " is not a " + what + ".");
        }
    }

    private static DenseMatrix dense(Matrix matrix) {
        if (matrix instanceof DenseMatrix dense) {
            return dense;
        }
        throw new IllegalArgumentException(
                "A float64 matrix meets a " + matrix.getClass().getSimpleName() + ".");
    }

    private static String shape(Matrix matrix) {
        return matrix.rows() + " by " + matrix.columns();
    }

    @Override
    public String toString() {
        return data.toString();
    }
}
