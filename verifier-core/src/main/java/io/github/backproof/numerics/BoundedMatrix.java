package io.github.backproof.numerics;

import java.util.List;

/**
 * A matrix with, for every entry, a bound on its rounding error: running error analysis to first order in u.
 *
 * <p>Each operation carries the bounds of its operands through its derivative and adds the bound of its own rounding, as if
 * it were carried out in {@link #precision()} in any order of summation. What cancels still counts: the bound of a sum
 * grows with the sizes of the terms, not with the result.
 *
 * <p>Source: N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., §3.1 (inner products) and §3.3 (running
 * error analysis). Deviation: terms in u² are left to the safety factor of {@link RoundingLevel}. The values themselves are
 * those of float64.
 */
public final class BoundedMatrix implements Matrix {
    private final DenseMatrix value;
    private final DenseMatrix bound;
    private final Precision precision;

    private BoundedMatrix(DenseMatrix value, DenseMatrix bound, Precision precision) {
        this.value = value;
        // What is masked with −∞ is exact.
        this.bound = bound.pairwise(value, (e, v) -> Double.isInfinite(v) ? 0 : e);
        this.precision = precision;
    }

    /** Values that carry the given error bounds, in the arithmetic of the precision. */
    public static BoundedMatrix of(DenseMatrix value, DenseMatrix bound, Precision precision) {
        return new BoundedMatrix(value, bound, precision);
    }

    /** Values without error, in the arithmetic of the precision. */
    public static BoundedMatrix exactly(DenseMatrix value, Precision precision) {
        return new BoundedMatrix(value, DenseMatrix.filled(value.rows(), value.columns(), 0), precision);
    }

    /** The values. */
    public DenseMatrix value() {
        return value;
    }

    /** The error bounds, entry by entry, none negative. */
    public DenseMatrix bound() {
        return bound;
    }

    /** The arithmetic that operations on this matrix are bounded for. */
    public Precision precision() {
        return precision;
    }

    /** The same values and bounds, to be computed with in another precision from here on. */
    public BoundedMatrix continuedIn(Precision next) {
        return new BoundedMatrix(value, bound, next);
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
    public BoundedMatrix rows(int... indices) {
        return with(value.rows(indices), bound.rows(indices));
    }

    @Override
    public BoundedMatrix columns(int... indices) {
        return with(value.columns(indices), bound.columns(indices));
    }

    @Override
    public BoundedMatrix rowRange(int from, int to) {
        return with(value.rowRange(from, to), bound.rowRange(from, to));
    }

    @Override
    public BoundedMatrix addedToRows(int[] indices, int rows) {
        double gamma = precision.gamma(rows() - 1);
        DenseMatrix terms = bound.plus(value.absolute().scaledBy(gamma));
        return with(value.addedToRows(indices, rows), terms.addedToRows(indices, rows));
    }

    @Override
    public BoundedMatrix picked(int... columns) {
        return with(value.picked(columns), bound.picked(columns));
    }

    @Override
    public BoundedMatrix lessOneAt(int... columns) {
        return rounded(value.lessOneAt(columns), bound);
    }

    @Override
    public BoundedMatrix constant(DenseMatrix values) {
        double u = precision.unitRoundoff();
        return with(values, values.each(v -> u * Math.abs(v)));
    }

    @Override
    public BoundedMatrix orRoundedAs(Matrix terms) {
        // The terms are computed, and two roundings of their size follow: the other term's and the difference's.
        double u = 2 * precision.unitRoundoff();
        BoundedMatrix other = bounded(terms);
        return with(value, bound.plus(other.bound).plus(other.value.absolute().scaledBy(u)));
    }

    @Override
    public BoundedMatrix rowDot(Matrix other) {
        return hadamard(other).rowSums();
    }

    @Override
    public BoundedMatrix rowMeans() {
        return rowSums().scaledBy(1.0 / columns());
    }

    @Override
    public BoundedMatrix times(Matrix right) {
        BoundedMatrix other = bounded(right);
        DenseMatrix left = value.absolute();
        DenseMatrix carried = bound.times(other.value.absolute()).plus(left.times(other.bound));
        double gamma = precision.gamma(columns());
        double underflow = columns() * precision.smallestNormal();
        DenseMatrix own = left.times(other.value.absolute()).each(a -> gamma * a + underflow);
        return with(value.times(other.value), carried.plus(own));
    }

    @Override
    public BoundedMatrix transposed() {
        return with(value.transposed(), bound.transposed());
    }

    @Override
    public BoundedMatrix plus(Matrix other) {
        return rounded(value.plus(bounded(other).value), bound.plus(bounded(other).bound));
    }

    @Override
    public BoundedMatrix minus(Matrix other) {
        return rounded(value.minus(bounded(other).value), bound.plus(bounded(other).bound));
    }

    @Override
    public BoundedMatrix hadamard(Matrix right) {
        BoundedMatrix other = bounded(right);
        DenseMatrix carried = value.absolute().hadamard(other.bound).plus(bound.hadamard(other.value.absolute()));
        return rounded(value.hadamard(other.value), carried);
    }

    @Override
    public BoundedMatrix dividedBy(Matrix right) {
        BoundedMatrix other = bounded(right);
        DenseMatrix quotient = value.dividedBy(other.value);
        DenseMatrix carried =
                bound.plus(quotient.absolute().hadamard(other.bound)).dividedBy(other.value.absolute());
        return rounded(quotient, carried);
    }

    @Override
    public BoundedMatrix scaledBy(double factor) {
        DenseMatrix scaled = value.scaledBy(factor);
        // The factor itself is rounded too, unless it is a power of two.
        int roundings = Math.abs(factor) == Math.ulp(factor) * 0x1p52 ? 0 : 2;
        double u = roundings * precision.unitRoundoff();
        double underflow = precision.smallestNormal();
        DenseMatrix own = scaled.each(a -> u * Math.abs(a) + underflow);
        return with(scaled, bound.scaledBy(Math.abs(factor)).plus(own));
    }

    @Override
    public BoundedMatrix map(ScalarFunction function) {
        DenseMatrix carried = bound.pairwise(value, (e, x) -> e == 0 ? 0 : e * Math.abs(function.slope(x)));
        double u = precision.unitRoundoff();
        double underflow = precision.smallestNormal();
        DenseMatrix own = value.each(x -> u * function.magnitude(x) + underflow);
        return with(value.map(function), carried.plus(own));
    }

    @Override
    public BoundedMatrix rowSums() {
        double gamma = precision.gamma(columns() - 1);
        return with(
                value.rowSums(), bound.plus(value.absolute().scaledBy(gamma)).rowSums());
    }

    @Override
    public BoundedMatrix columnSums() {
        double gamma = precision.gamma(rows() - 1);
        return with(
                value.columnSums(), bound.plus(value.absolute().scaledBy(gamma)).columnSums());
    }

    @Override
    public BoundedMatrix rowMaxima() {
        return with(value.rowMaxima(), bound.rowMaxima());
    }

    @Override
    public BoundedMatrix broadcastRows(int rows) {
        return with(value.broadcastRows(rows), bound.broadcastRows(rows));
    }

    @Override
    public BoundedMatrix broadcastColumns(int columns) {
        return with(value.broadcastColumns(columns), bound.broadcastColumns(columns));
    }

    @Override
    public BoundedMatrix columnRange(int from, int to) {
        return with(value.columnRange(from, to), bound.columnRange(from, to));
    }

    @Override
    public BoundedMatrix beside(List<? extends Matrix> others) {
        return with(value.beside(values(others)), bound.beside(bounds(others)));
    }

    @Override
    public BoundedMatrix above(List<? extends Matrix> others) {
        return with(value.above(values(others)), bound.above(bounds(others)));
    }

    @Override
    public BoundedMatrix where(EntryMask open, double otherwise) {
        return with(value.where(open, otherwise), bound.where(open, 0));
    }

    private static List<DenseMatrix> values(List<? extends Matrix> matrices) {
        return matrices.stream().map(matrix -> bounded(matrix).value).toList();
    }

    private static List<DenseMatrix> bounds(List<? extends Matrix> matrices) {
        return matrices.stream().map(matrix -> bounded(matrix).bound).toList();
    }

    private BoundedMatrix rounded(DenseMatrix result, DenseMatrix carried) {
        double u = precision.unitRoundoff();
        double underflow = precision.smallestNormal();
        return with(result, carried.pairwise(result, (e, v) -> e + u * Math.abs(v) + underflow));
    }

    private BoundedMatrix with(DenseMatrix newValue, DenseMatrix newBound) {
        return new BoundedMatrix(newValue, newBound, precision);
    }

    private static BoundedMatrix bounded(Matrix matrix) {
        if (matrix instanceof BoundedMatrix bounded) {
            return bounded;
        }
        throw new IllegalArgumentException(
                "A bounded matrix meets a " + matrix.getClass().getSimpleName() + ".");
    }

    @Override
    public String toString() {
        return value + "± " + bound;
    }
}
