package io.github.backproof.numerics;

/**
 * Numbers made by additions and multiplications alone, in any order, and how far rounding can move them. With k roundings on the way
 * of any term, and A the sum of the terms' absolute values, an entry is off by at most γA with γ = ku/(1 − ku): a theorem about every
 * order of summation, not an estimate. Below the normal range each rounding may add the smallest number.
 *
 * @param roundings k: the products and additions on the longest way to an entry; n for a sum of n products
 * @param sizes A, for each entry: what it would be if every factor were replaced by its absolute value
 */
public record RoundedSums(int roundings, DenseMatrix sizes) {
    /** Checks the number. */
    public RoundedSums {
        if (roundings < 1) {
            throw new IllegalArgumentException(roundings + " roundings: write a whole number from 1.");
        }
    }

    /** Values that are right but for one rounding. */
    public static RoundedSums once(DenseMatrix values) {
        return new RoundedSums(1, values.absolute());
    }

    /** The entries of a product of matrices. */
    public static RoundedSums ofProduct(DenseMatrix left, DenseMatrix right) {
        return new RoundedSums(Math.max(1, left.columns()), left.absolute().times(right.absolute()));
    }

    /**
     * Judges two computations of the same numbers.
     *
     * @return the entry that is farthest above, or nearest below, what rounding explains in both
     */
    public Comparison compare(DenseMatrix actual, Precision precision, DenseMatrix expected, Precision ofExpected) {
        return RoundingLevel.ofIdentical(actual, expected, levels(precision).plus(levels(ofExpected)));
    }

    /** Of the numbers times a factor that is the quotient of two of them: its own rounding moves no entry by more than that one's. */
    public RoundedSums timesMeasured(double factor, double sizeOfDivisor) {
        double own = Math.abs(factor);
        return new RoundedSums(roundings, sizes.each(size -> (size + sizeOfDivisor) * (1 + own)));
    }

    /** γA for each entry; infinite where the precision is too low for so many roundings. */
    private DenseMatrix levels(Precision precision) {
        double ku = roundings * precision.unitRoundoff();
        double gamma = ku < 1 ? ku / (1 - ku) : Double.POSITIVE_INFINITY;
        double below = roundings * precision.smallest();
        return sizes.each(size -> gamma * size + below);
    }
}
