package io.github.backproof.numerics;

/**
 * A matrix of real numbers in some arithmetic. Layers are written against this interface, so that one text of an equation
 * serves float64 ({@link DenseMatrix}), a lower precision ({@link RoundedMatrix}) and rounding bounds ({@link
 * BoundedMatrix}).
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

    /** [A B]: the other's columns to the right of these. */
    Matrix beside(Matrix right);

    /** A with −∞ wherever the column lies to the right of the row's own. */
    Matrix withoutFuture();

    /**
     * The same values. Where bounds are kept, they grow by what another right formula would round, whose terms are of the size of
     * these and cancel.
     */
    default Matrix orRoundedAs(Matrix terms) {
        return this;
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
