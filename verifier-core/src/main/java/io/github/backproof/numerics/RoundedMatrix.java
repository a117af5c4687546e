package io.github.backproof.numerics;

import java.util.List;

/**
 * A matrix computed in a precision: the result of every operation is rounded, and sums are rounded after every addition, in the
 * order given. Slow, and meant for small shapes: it shows what a right layer gives in that precision.
 */
public final class RoundedMatrix implements Matrix {
    private final DenseMatrix value;
    private final Precision precision;
    private final SummationOrder order;

    private RoundedMatrix(DenseMatrix value, Precision precision, SummationOrder order) {
        this.value = precision == Precision.FLOAT64 ? value : value.each(precision::round);
        this.precision = precision;
        this.order = order;
    }

    /** The values, rounded to the precision; sums are taken from first to last. */
    public static RoundedMatrix of(DenseMatrix value, Precision precision) {
        return of(value, precision, SummationOrder.FIRST_TO_LAST);
    }

    /** The values, rounded to the precision. */
    public static RoundedMatrix of(DenseMatrix value, Precision precision, SummationOrder order) {
        return new RoundedMatrix(value, precision, order);
    }

    /** The values, each of them a number of the precision. */
    public DenseMatrix value() {
        return value;
    }

    @Override
    public int rows() {
        return value.rows();
    }

    @Override
    public int columns() {
        return value.columns();
    }

    @Override
    public double at(int row, int column) {
        return value.at(row, column);
    }

    @Override
    public RoundedMatrix times(Matrix right) {
        int inner = columns();
        if (right.rows() != inner) {
            throw new IllegalArgumentException("%d columns meet %d rows in a product.".formatted(inner, right.rows()));
        }
        double[] rows = value.toArray();
        double[] columns = plain(right).transposed().toArray();
        double[] result = new double[rows() * right.columns()];
        double[] terms = new double[inner];
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < right.columns(); j++) {
                for (int k = 0; k < inner; k++) {
                    terms[k] = precision.round(rows[i * inner + k] * columns[j * inner + k]);
                }
                result[i * right.columns() + j] = order.sum(terms, inner, precision);
            }
        }
        return with(DenseMatrix.owning(rows(), right.columns(), result));
    }

    @Override
    public RoundedMatrix transposed() {
        return with(value.transposed());
    }

    @Override
    public RoundedMatrix plus(Matrix other) {
        return with(value.plus(plain(other)));
    }

    @Override
    public RoundedMatrix minus(Matrix other) {
        return with(value.minus(plain(other)));
    }

    @Override
    public RoundedMatrix hadamard(Matrix other) {
        return with(value.hadamard(plain(other)));
    }

    @Override
    public RoundedMatrix dividedBy(Matrix other) {
        return with(value.dividedBy(plain(other)));
    }

    @Override
    public RoundedMatrix scaledBy(double factor) {
        return with(value.scaledBy(precision.round(factor)));
    }

    @Override
    public RoundedMatrix map(ScalarFunction function) {
        return with(value.map(function));
    }

    @Override
    public RoundedMatrix rowSums() {
        double[] sums = new double[rows()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = order.sum(value.rowRange(i, i + 1).toArray(), columns(), precision);
        }
        return with(DenseMatrix.owning(rows(), 1, sums));
    }

    @Override
    public RoundedMatrix columnSums() {
        return transposed().rowSums().transposed();
    }

    @Override
    public RoundedMatrix rowMaxima() {
        return with(value.rowMaxima());
    }

    @Override
    public RoundedMatrix broadcastRows(int rows) {
        return with(value.broadcastRows(rows));
    }

    @Override
    public RoundedMatrix broadcastColumns(int columns) {
        return with(value.broadcastColumns(columns));
    }

    @Override
    public RoundedMatrix columnRange(int from, int to) {
        return with(value.columnRange(from, to));
    }

    @Override
    public RoundedMatrix columns(int... indices) {
        return with(value.columns(indices));
    }

    @Override
    public RoundedMatrix rowRange(int from, int to) {
        return with(value.rowRange(from, to));
    }

    @Override
    public RoundedMatrix rows(int... indices) {
        return with(value.rows(indices));
    }

    @Override
    public RoundedMatrix addedToRows(int[] indices, int rows) {
        double[] sums = new double[rows * columns()];
        for (int t = 0; t < indices.length; t++) {
            for (int j = 0; j < columns(); j++) {
                int entry = indices[t] * columns() + j;
                sums[entry] = precision.round(sums[entry] + at(t, j));
            }
        }
        return with(DenseMatrix.owning(rows, columns(), sums));
    }

    @Override
    public RoundedMatrix picked(int... columns) {
        return with(value.picked(columns));
    }

    @Override
    public RoundedMatrix lessOneAt(int... columns) {
        return with(value.lessOneAt(columns));
    }

    @Override
    public RoundedMatrix beside(List<? extends Matrix> others) {
        return with(value.beside(plain(others)));
    }

    @Override
    public RoundedMatrix above(List<? extends Matrix> others) {
        return with(value.above(plain(others)));
    }

    @Override
    public RoundedMatrix where(EntryMask open, double otherwise) {
        return with(value.where(open, otherwise));
    }

    @Override
    public RoundedMatrix constant(DenseMatrix values) {
        return with(values);
    }

    private static List<DenseMatrix> plain(List<? extends Matrix> matrices) {
        return matrices.stream().map(RoundedMatrix::plain).toList();
    }

    private RoundedMatrix with(DenseMatrix result) {
        return new RoundedMatrix(result, precision, order);
    }

    private static DenseMatrix plain(Matrix matrix) {
        if (matrix instanceof RoundedMatrix rounded) {
            return rounded.value;
        }
        throw new IllegalArgumentException(
                "A rounded matrix meets a " + matrix.getClass().getSimpleName() + ".");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
