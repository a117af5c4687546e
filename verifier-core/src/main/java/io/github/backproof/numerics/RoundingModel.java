package io.github.backproof.numerics;

/**
 * The variance of rounding in a precision, and how one entry's variance is made of those of others.
 *
 * @param ofOne of one rounding, in units of the square of what is rounded: evenly distributed up to u
 * @param least of a number that rounds to zero, or is too small for its square to be kept
 * @param largest the end of the range
 */
record RoundingModel(double ofOne, double least, double largest) {
    /** Squares of smaller numbers vanish in float64. */
    private static final double SMALLEST_TOLD = 0x1p-500;

    static RoundingModel in(Precision precision) {
        double told = Math.max(precision.smallestNormal(), SMALLEST_TOLD);
        return new RoundingModel(squareOf(precision.unitRoundoff()) / 3, squareOf(told), precision.largest());
    }

    /** Of rounding a number of this size once: NaN beyond the range, none where what is masked is −∞ or is no number. */
    double of(double size) {
        if (Math.abs(size) <= largest) {
            return ofOne * size * size + least;
        }
        return Double.isFinite(size) ? Double.NaN : 0;
    }

    /** Of one rounding of x, wherever it is a number, and of one of its distance from another number. */
    double ofDistance(double x, double ofOneOfX, double distance) {
        return (Double.isFinite(x) ? ofOneOfX * x * x : 0) + of(distance);
    }

    /**
     * Of m additions one after the other, per square of a term: partial sums of terms without a common sign grow like √k, and
     * their squares add up to half of m for each term.
     */
    double ofTerms(int m) {
        return ofOne * m / 2;
    }

    /** Of m additions one after the other, per square of the sum: partial sums of equal terms grow like k. */
    double ofSum(int m) {
        return ofOne * m / 3;
    }

    /** Variances with that of one rounding of each number of a matrix. */
    DenseMatrix addedTo(DenseMatrix variances, DenseMatrix numbers) {
        return variances.plusSquares(numbers, ofOne, least, largest);
    }

    /**
     * Of ab, errors of both at once among them.
     *
     * @param covered the square of the number of deviations that are covered
     */
    double ofProduct(double a, double varianceOfA, double b, double varianceOfB, double covered) {
        double viaB = varianceOfB == 0 ? 0 : (known(a) + varianceOfA * covered) * varianceOfB;
        double viaA = varianceOfA == 0 ? 0 : varianceOfA * known(b);
        return viaA + viaB + of(a * b);
    }

    /**
     * Of a/b, with b as near to zero as it may be: NaN where it may be zero, where a right layer may give no number.
     *
     * @param coverage the number of deviations that are covered
     */
    double ofQuotient(double a, double varianceOfA, double b, double varianceOfB, double coverage) {
        double nearest = Math.max(0, Math.abs(b) - coverage * Math.sqrt(varianceOfB));
        if (nearest == 0 && varianceOfB > 0) {
            return Double.NaN;
        }
        double quotient = a / b;
        double carried = varianceOfA + quotient * quotient * varianceOfB;
        return carried == 0 ? of(quotient) : carried / squareOf(nearest) + of(quotient);
    }

    /**
     * Of f(x): by the slope, and by all that f bends away from it. Where f jumps, that is no small random error, and counts in full.
     *
     * @param coverage the number of deviations that are covered
     */
    double ofFunction(ScalarFunction f, double x, double variance, double coverage) {
        double own = of(f.magnitude(x));
        if (variance == 0) {
            return own;
        }
        double deviation = Math.sqrt(variance);
        double bySlope = deviation * Math.abs(f.slope(x));
        double carried = bySlope + Math.max(0, f.spread(x, coverage * deviation) - coverage * bySlope);
        return squareOf(carried) + own;
    }

    /** The square of a number; 0 for what is none. */
    private static double known(double x) {
        return Double.isNaN(x) ? 0 : x * x;
    }

    private static double squareOf(double x) {
        return x * x;
    }
}
