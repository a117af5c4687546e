package io.github.backproof.numerics;

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
    /** Squares of smaller numbers vanish in float64. */
    private static final double SMALLEST_TOLD = 0x1p-500;

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
        return with(values, variance.plus(values.squaresTimes(squareOf(unitRoundoff), 0, Double.MAX_VALUE)));
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
        DenseMatrix terms = variance.plus(value.squares().scaledBy(ofTerms(rows() - 1)));
        DenseMatrix carried =
                terms.addedToRows(indices, rows).plus(sums.squares().scaledBy(ofSum(rows() - 1)));
        return summed(sums, carried, rows());
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
        DenseMatrix drift = product.squaresTimes(ofSum(n - 1), n * squareOf(leastTold()), precision.largest());
        return summed(product, carriedBy(other).plus(drift), n).joined(other);
    }

    /** What a product carries on and rounds term by term: nothing is multiplied that is known to be zero. */
    private DenseMatrix carriedBy(UncertainMatrix right) {
        // A product's own rounding, and its share of the sum's.
        double ofTerm = ofOne() + ofTerms(columns() - 1);
        DenseMatrix theirs = right.value.squares();
        DenseMatrix ours = value.squares();
        if (right.isExact()) {
            DenseMatrix terms = ours.scaledBy(ofTerm);
            return (isExact() ? terms : variance.plus(terms)).times(theirs);
        }
        DenseMatrix carried = ours.times(right.variance.plus(theirs.scaledBy(ofTerm)));
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
        return rounded(value.hadamard(right.value), carriedByEach(right)).joined(right);
    }

    private DenseMatrix carriedByEach(UncertainMatrix right) {
        if (right.isExact()) {
            return isExact() ? variance : variance.hadamard(right.value.squares());
        }
        double both = squareOf(Math.max(coverage(), right.coverage()));
        DenseMatrix carried = value.squares().plus(variance.scaledBy(both)).hadamard(right.variance);
        return isExact() ? carried : carried.plus(variance.hadamard(right.value.squares()));
    }

    @Override
    public UncertainMatrix dividedBy(Matrix other) {
        UncertainMatrix right = uncertain(other);
        DenseMatrix quotient = value.dividedBy(right.value);
        double coverage = Math.max(coverage(), right.coverage());
        // As near to zero as the divisor may be.
        DenseMatrix nearest =
                right.value.pairwise(right.variance, (b, v) -> Math.max(0, Math.abs(b) - coverage * Math.sqrt(v)));
        DenseMatrix carried = variance.plus(quotient.hadamard(quotient).hadamard(right.variance));
        return rounded(quotient, carried.pairwise(nearest.squares(), (v, b) -> v == 0 ? 0 : v / b))
                .joined(right);
    }

    @Override
    public UncertainMatrix scaledBy(double factor) {
        DenseMatrix scaled = value.scaledBy(factor);
        DenseMatrix carried = isExact() ? variance : variance.scaledBy(factor * factor);
        // The factor itself is rounded too, unless it is a power of two.
        boolean isPowerOfTwo = Math.abs(factor) == Math.ulp(factor) * 0x1p52;
        return with(scaled, isPowerOfTwo ? carried : carried.plus(rounding(scaled.scaledBy(2))));
    }

    @Override
    public UncertainMatrix map(ScalarFunction function) {
        double coverage = coverage();
        DenseMatrix carried = value.pairwise(
                variance, (x, v) -> v == 0 ? 0 : squareOf(carriedThrough(function, x, Math.sqrt(v), coverage)));
        DenseMatrix own = rounding(value.each(function::magnitude));
        return with(value.map(function), carried.plus(own));
    }

    /** By the slope, and by all that f bends away from it: where f jumps, that is no small random error, and counts in full. */
    private static double carriedThrough(ScalarFunction function, double x, double deviation, double coverage) {
        double bySlope = deviation * Math.abs(function.slope(x));
        return bySlope + Math.max(0, function.spread(x, coverage * deviation) - coverage * bySlope);
    }

    @Override
    public UncertainMatrix rowSums() {
        int n = columns();
        DenseMatrix sums = value.rowSums();
        DenseMatrix terms = variance.plus(value.squares().scaledBy(ofTerms(n - 1)));
        return summed(sums, terms.rowSums().plus(sums.squares().scaledBy(ofSum(n - 1))), n);
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

    /** The variance of one rounding, in units of the square of what is rounded: evenly distributed up to u. */
    private double ofOne() {
        return squareOf(precision.unitRoundoff()) / 3;
    }

    /**
     * Of m additions one after the other, per square of a term: partial sums of terms without a common sign grow like √k, and
     * their squares add up to half of m for each term.
     */
    private double ofTerms(int m) {
        return ofOne() * m / 2;
    }

    /** Of m additions one after the other, per square of the sum: partial sums of equal terms grow like k. */
    private double ofSum(int m) {
        return ofOne() * m / 3;
    }

    /** The variance of rounding numbers of this size once: NaN beyond the range, none where what is masked is −∞ or is no number. */
    private DenseMatrix rounding(DenseMatrix size) {
        return size.squaresTimes(ofOne(), squareOf(leastTold()), precision.largest());
    }

    /** What rounds to zero, or is too small for its square to be kept. */
    private double leastTold() {
        return Math.max(precision.smallestNormal(), SMALLEST_TOLD);
    }

    private UncertainMatrix rounded(DenseMatrix result, DenseMatrix carried) {
        return with(result, carried.plus(rounding(result)));
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
