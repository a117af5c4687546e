package io.github.backproof.numerics;

import io.github.backproof.numerics.kernel.Entries;
import java.util.List;

/**
 * A matrix with, for every entry, the variance of its rounding error: running error analysis to first order in u, with the
 * errors of single operations taken as independent.
 *
 * <p>Each operation carries the variances of its operands through its derivative and adds that of its own rounding, as if it
 * were carried out in {@link #precision()}, sums from first to last. What cancels still counts: the variance of a sum grows
 * with the sizes of the terms, not with the result. Where an operand is so uncertain that its derivative says too little, the
 * change over the whole {@linkplain #coverage() covered} range is taken.
 *
 * <p>Errors are not always independent: equal tokens round alike. {@link Coherence} says by how much that may exceed the
 * deviations carried here, and {@link #coverage()} allows for it.
 *
 * <p>Source: N. Higham and T. Mary, A New Approach to Probabilistic Rounding Error Analysis, SIAM J. Sci. Comput. 41 (2019)
 * A2815–A2835, for √n in place of n; variances in place of bounds are ours (docs/decisions/0007). The values themselves are
 * those of float64.
 */
public final class UncertainMatrix implements Matrix {
    private final DenseMatrix value;
    private final DenseMatrix variance;
    private final Precision precision;
    private final Coherence coherence;

    private UncertainMatrix(DenseMatrix value, DenseMatrix variance, Precision precision, Coherence coherence) {
        this.value = value;
        this.variance = variance;
        this.precision = precision;
        this.coherence = coherence;
    }

    /** Values without error, in the arithmetic of the precision. */
    public static UncertainMatrix exactly(DenseMatrix value, Precision precision) {
        DenseMatrix nothing = DenseMatrix.filled(value.rows(), value.columns(), 0);
        return new UncertainMatrix(value, nothing, precision, Coherence.of(value));
    }

    /** The values. */
    public DenseMatrix value() {
        return value;
    }

    /** The variances of their errors: NaN where the value is beyond the precision's range. */
    public DenseMatrix variance() {
        return variance;
    }

    /** The arithmetic that operations on this matrix are uncertain by. */
    public Precision precision() {
        return precision;
    }

    /** How many standard deviations rounding is allowed. */
    public double coverage() {
        return RoundingLevel.SAFETY * coherence.factor();
    }

    /** The greatest error of each entry that rounding explains. */
    public DenseMatrix level() {
        double coverage = coverage();
        return variance.each(v -> coverage * Math.sqrt(v));
    }

    /** The same values and variances, to be computed with in another precision from here on. */
    public UncertainMatrix continuedIn(Precision next) {
        return new UncertainMatrix(value, variance, next, coherence);
    }

    /** Other values, as uncertain as these and by independent errors of the given sizes besides. */
    public UncertainMatrix seenAs(DenseMatrix values, DenseMatrix errors) {
        return with(values, variance.plus(errors.hadamard(errors)));
    }

    /** Other values, as uncertain as these and by one rounding more; what is no number is not uncertain, but wrong. */
    public UncertainMatrix seenAs(DenseMatrix values, double unitRoundoff) {
        return with(values, variance.plusSquares(values, squareOf(unitRoundoff), 0, Double.MAX_VALUE));
    }

    /**
     * Other values less these, in float64: the others are as uncertain as these and by one rounding more, and these count with the
     * given variances. One pass where {@link #seenAs(DenseMatrix, double)} and {@link #minus} take five.
     */
    public UncertainMatrix missedBy(DenseMatrix values, double unitRoundoff, DenseMatrix ownVariance) {
        RoundingModel rounding = RoundingModel.in(Precision.FLOAT64);
        double ofOne = squareOf(unitRoundoff);
        DenseMatrix distance = values.minus(value);
        DenseMatrix carried = values.entrywise(
                variance, distance, ownVariance, (x, v, d, own) -> rounding.ofDistance(x, ofOne, d) + v + own);
        return new UncertainMatrix(distance, carried, Precision.FLOAT64, coherence);
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
    public UncertainMatrix rows(int... indices) {
        return with(value.rows(indices), variance.rows(indices));
    }

    @Override
    public UncertainMatrix columns(int... indices) {
        return with(value.columns(indices), variance.columns(indices));
    }

    @Override
    public UncertainMatrix rowRange(int from, int to) {
        return with(value.rowRange(from, to), variance.rowRange(from, to));
    }

    @Override
    public UncertainMatrix addedToRows(int[] indices, int rows) {
        DenseMatrix sums = value.addedToRows(indices, rows);
        DenseMatrix carried = withTerms(rows()).addedToRows(indices, rows);
        return summed(sums, withSum(carried, sums, rows()), rows());
    }

    @Override
    public UncertainMatrix picked(int... columns) {
        return with(value.picked(columns), variance.picked(columns));
    }

    @Override
    public UncertainMatrix lessOneAt(int... columns) {
        return rounded(value.lessOneAt(columns), variance);
    }

    @Override
    public UncertainMatrix constant(DenseMatrix values) {
        return new UncertainMatrix(values, rounding(values), precision, Coherence.NONE);
    }

    @Override
    public UncertainMatrix orRoundedAs(Matrix terms) {
        // The terms are computed, and two roundings of their size follow: the other term's and the difference's.
        UncertainMatrix other = uncertain(terms);
        return with(value, variance.plus(other.variance).plus(rounding(other.value.scaledBy(2))));
    }

    @Override
    public UncertainMatrix rowDot(Matrix other) {
        return hadamard(other).rowSums();
    }

    @Override
    public UncertainMatrix rowMeans() {
        return rowSums().scaledBy(1.0 / columns());
    }

    @Override
    public UncertainMatrix times(Matrix right) {
        UncertainMatrix other = uncertain(right);
        DenseMatrix product = value.times(other.value);
        int n = columns();
        RoundingModel drift =
                new RoundingModel(rounding().ofSum(n - 1), n * rounding().least(), precision.largest());
        return summed(product, drift.addedTo(carriedBy(other), product), n).joined(other);
    }

    /** What a product carries on and rounds term by term: nothing is multiplied that is known to be zero. */
    private DenseMatrix carriedBy(UncertainMatrix right) {
        // A product's own rounding, and its share of the sum's.
        double ofTerm = rounding().ofOne() + rounding().ofTerms(columns() - 1);
        DenseMatrix theirs = right.value.squares();
        if (right.isExact()) {
            return variance.plusSquares(value, ofTerm).times(theirs);
        }
        DenseMatrix carried = value.squares().times(right.variance.plusSquares(right.value, ofTerm));
        return isExact() ? carried : carried.plus(variance.times(theirs.plus(right.variance)));
    }

    private boolean isExact() {
        return variance.isNothing();
    }

    @Override
    public UncertainMatrix transposed() {
        return with(value.transposed(), variance.transposed());
    }

    @Override
    public UncertainMatrix plus(Matrix other) {
        UncertainMatrix right = uncertain(other);
        return rounded(value.plus(right.value), variance.plus(right.variance)).joined(right);
    }

    @Override
    public UncertainMatrix minus(Matrix other) {
        UncertainMatrix right = uncertain(other);
        return rounded(value.minus(right.value), variance.plus(right.variance)).joined(right);
    }

    @Override
    public UncertainMatrix hadamard(Matrix other) {
        UncertainMatrix right = uncertain(other);
        RoundingModel rounding = rounding();
        double both = squareOf(Math.max(coverage(), right.coverage()));
        return entrywise(value.hadamard(right.value), right, (a, va, b, vb) -> rounding.ofProduct(a, va, b, vb, both));
    }

    @Override
    public UncertainMatrix dividedBy(Matrix other) {
        UncertainMatrix right = uncertain(other);
        RoundingModel rounding = rounding();
        double coverage = Math.max(coverage(), right.coverage());
        return entrywise(
                value.dividedBy(right.value), right, (a, va, b, vb) -> rounding.ofQuotient(a, va, b, vb, coverage));
    }

    private UncertainMatrix entrywise(DenseMatrix result, UncertainMatrix right, Entries.OfTwoPairs variances) {
        return with(result, value.entrywise(variance, right.value, right.variance, variances))
                .joined(right);
    }

    @Override
    public UncertainMatrix scaledBy(double factor) {
        DenseMatrix scaled = value.scaledBy(factor);
        DenseMatrix carried = isExact() ? variance : variance.scaledBy(factor * factor);
        // The factor itself is rounded too, unless it is a power of two.
        boolean isPowerOfTwo = Math.abs(factor) == Math.ulp(factor) * 0x1p52;
        return with(scaled, isPowerOfTwo ? carried : rounding().addedTo(carried, scaled.scaledBy(2)));
    }

    @Override
    public UncertainMatrix map(ScalarFunction function) {
        double coverage = coverage();
        RoundingModel rounding = rounding();
        return with(
                value.map(function),
                value.entrywise(variance, (x, v) -> rounding.ofFunction(function, x, v, coverage)));
    }

    @Override
    public UncertainMatrix rowSums() {
        int n = columns();
        DenseMatrix sums = value.rowSums();
        return summed(sums, withSum(withTerms(n).rowSums(), sums, n), n);
    }

    @Override
    public UncertainMatrix columnSums() {
        return transposed().rowSums().transposed();
    }

    @Override
    public UncertainMatrix rowMaxima() {
        return with(value.rowMaxima(), variance.rowMaxima());
    }

    @Override
    public UncertainMatrix broadcastRows(int rows) {
        return with(value.broadcastRows(rows), variance.broadcastRows(rows));
    }

    @Override
    public UncertainMatrix broadcastColumns(int columns) {
        return with(value.broadcastColumns(columns), variance.broadcastColumns(columns));
    }

    @Override
    public UncertainMatrix columnRange(int from, int to) {
        return with(value.columnRange(from, to), variance.columnRange(from, to));
    }

    @Override
    public UncertainMatrix beside(List<? extends Matrix> others) {
        return joined(
                value.beside(values(others)),
                variance.beside(
                        others.stream().map(other -> uncertain(other).variance).toList()),
                others);
    }

    @Override
    public UncertainMatrix above(List<? extends Matrix> others) {
        return joined(
                value.above(values(others)),
                variance.above(
                        others.stream().map(other -> uncertain(other).variance).toList()),
                others);
    }

    @Override
    public UncertainMatrix where(EntryMask open, double otherwise) {
        return with(value.where(open, otherwise), variance.where(open, 0));
    }

    private static List<DenseMatrix> values(List<? extends Matrix> matrices) {
        return matrices.stream().map(matrix -> uncertain(matrix).value).toList();
    }

    /** The variances of terms, with what their sum's partial sums add if they have no common sign. */
    private DenseMatrix withTerms(int n) {
        return variance.plusSquares(value, rounding().ofTerms(n - 1));
    }

    /** The variances of sums, with what their partial sums add if the terms are alike. */
    private DenseMatrix withSum(DenseMatrix carried, DenseMatrix sums, int n) {
        return carried.plusSquares(sums, rounding().ofSum(n - 1), 0, precision.largest());
    }

    private RoundingModel rounding() {
        return RoundingModel.in(precision);
    }

    private DenseMatrix rounding(DenseMatrix size) {
        return rounding().addedTo(DenseMatrix.filled(size.rows(), size.columns(), 0), size);
    }

    private UncertainMatrix rounded(DenseMatrix result, DenseMatrix carried) {
        return with(result, rounding().addedTo(carried, result));
    }

    private UncertainMatrix with(DenseMatrix newValue, DenseMatrix newVariance) {
        return new UncertainMatrix(newValue, newVariance, precision, coherence);
    }

    private UncertainMatrix summed(DenseMatrix sums, DenseMatrix newVariance, int terms) {
        return new UncertainMatrix(sums, newVariance, precision, coherence.afterSumOf(terms));
    }

    private UncertainMatrix joined(UncertainMatrix other) {
        return new UncertainMatrix(value, variance, precision, coherence.and(other.coherence));
    }

    private UncertainMatrix joined(DenseMatrix values, DenseMatrix variances, List<? extends Matrix> others) {
        UncertainMatrix all = with(values, variances);
        for (Matrix other : others) {
            all = all.joined(uncertain(other));
        }
        return all;
    }

    private static double squareOf(double x) {
        return x * x;
    }

    private static UncertainMatrix uncertain(Matrix matrix) {
        if (matrix instanceof UncertainMatrix uncertain) {
            return uncertain;
        }
        throw new IllegalArgumentException(
                "An uncertain matrix meets a " + matrix.getClass().getSimpleName() + ".");
    }

    @Override
    public String toString() {
        return value + "± " + variance.each(Math::sqrt);
    }
}
