package io.github.backproof.numerics;

import java.util.List;

/**
 * A matrix of real numbers in some arithmetic. Layers are written against this interface, so that one text of an equation
 * serves float64 ({@link DenseMatrix}), a lower precision ({@link RoundedMatrix}) and rounding errors ({@link
 * UncertainMatrix}).
 *
 * <p>Immutable: every operation returns a new matrix. Both operands come from the same arithmetic. A shape that does not
 * fit is an {@link IllegalArgumentException}.
 */
public interface Matrix {
    /** The number of rows. */
    int rows();

    /** The number of columns. */
    int columns();

    /** The entry in a row and column, counted from 0. */
    double at(int row, int column);

    /** AB. */
    Matrix times(Matrix right);

    /** Aᵗ. */
    Matrix transposed();

    /** A + B. */
    Matrix plus(Matrix other);

    /** A − B. */
    Matrix minus(Matrix other);

    /** A ∘ B, entry by entry. */
    Matrix hadamard(Matrix other);

    /** A / B, entry by entry. */
    Matrix dividedBy(Matrix other);

    /** cA. */
    Matrix scaledBy(double factor);

    /** f(A), entry by entry. */
    Matrix map(ScalarFunction function);

    /** A1: the sum of each row, as a column. */
    Matrix rowSums();

    /** 1ᵗA: the sum of each column, as a row. */
    Matrix columnSums();

    /** The greatest entry of each row, as a column. */
    Matrix rowMaxima();

    /** A row repeated. */
    Matrix broadcastRows(int rows);

    /** A column repeated. */
    Matrix broadcastColumns(int columns);

    /** The columns from {@code from} up to, not including, {@code to}. */
    Matrix columnRange(int from, int to);

    /** The columns of the given indices, in that order; an index may occur more than once. */
    Matrix columns(int... indices);

    /** The rows from {@code from} up to, not including, {@code to}. */
    Matrix rowRange(int from, int to);

    /** The rows of the given indices, in that order; an index may occur more than once. */
    Matrix rows(int... indices);

    /**
     * A matrix of as many rows as given that is zero but for these rows: row t is added to row {@code indices[t]}. The adjoint of
     * {@link #rows(int...)}.
     */
    Matrix addedToRows(int[] indices, int rows);

    /** The entry of each row in its column of the given ones, as a column; 0 for a row whose column is negative. */
    Matrix picked(int... columns);

    /** A less 1 in each row's column of the given ones; a row whose column is negative stays as it is. */
    Matrix lessOneAt(int... columns);

    /** A less 1 in each row's column of the given ones, each row then times its factor; factors a column. */
    default Matrix lessOneAt(Matrix factors, int... columns) {
        return lessOneAt(columns).hadamard(factors.broadcastColumns(columns()));
    }

    /** [A B …]: the others' columns to the right of these. */
    Matrix beside(List<? extends Matrix> others);

    /** [A; B; …]: the others' rows below these. */
    Matrix above(List<? extends Matrix> others);

    /** A where the mask is open, the given number elsewhere. */
    Matrix where(EntryMask open, double otherwise);

    /** Constants in this arithmetic: rounded to its precision, where it has one. */
    Matrix constant(DenseMatrix values);

    /** [A B]: the other's columns to the right of these. */
    default Matrix beside(Matrix right) {
        return beside(List.of(right));
    }

    /** [A; B]: the other's rows below these. */
    default Matrix above(Matrix below) {
        return above(List.of(below));
    }

    /** A with −∞ wherever the column lies to the right of the row's own. */
    default Matrix withoutFuture() {
        return where((row, column) -> column <= row, Double.NEGATIVE_INFINITY);
    }

    /** exp(A − c1ᵗ), each row divided by its sum; c a column. */
    default Matrix softmax(Matrix shift) {
        Matrix exponentials = minus(shift.broadcastColumns(columns())).map(Elementary.EXP);
        return exponentials.dividedBy(exponentials.rowSums().broadcastColumns(columns()));
    }

    /**
     * The same values. Where uncertainties are kept, they grow by what another right formula would round, whose terms are of the size of
     * these and cancel.
     */
    default Matrix orRoundedAs(Matrix terms) {
        return this;
    }

    /** AB + 1rᵗ; r a row. */
    default Matrix timesPlusRow(Matrix right, Matrix row) {
        return times(right).plus(row.broadcastRows(rows()));
    }

    /** A ⊖ B: the dot product of each row of A with the same row of B, as a column. */
    default Matrix rowDot(Matrix other) {
        return hadamard(other).rowSums();
    }

    /** The mean of each row, as a column. */
    default Matrix rowMeans() {
        return rowSums().scaledBy(1.0 / columns());
    }
}
