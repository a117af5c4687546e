package io.github.backproof.numerics;

import java.util.function.Supplier;

/** How close is close: the one place where an uncertainty becomes a verdict. */
public final class RoundingLevel {
    /**
     * The one safety factor: so many standard deviations, and √n times that after sums of n terms, are explained by rounding. What
     * it is for and how it was found is in docs/decisions/0007; the calibration program holds it.
     */
    public static final double SAFETY = 8;

    /** As many answers show a change in every tenth of them nearly always. */
    private static final int ANSWERS = 32;

    private RoundingLevel() {}

    /**
     * Judges an expression that is zero in exact arithmetic.
     *
     * @param residual its computed values with their uncertainty
     * @return the entry that is farthest above, or nearest below, its rounding level
     */
    public static Comparison ofZero(UncertainMatrix residual) {
        Comparison worst = Comparison.NOTHING;
        double coverage = residual.coverage();
        double surpassed = -1;
        double[] values = residual.value().rowByRow();
        double[] variances = residual.variance().rowByRow();
        for (int k = 0; k < values.length; k++) {
            double x = values[k];
            // Most entries are less severe than one before, which shows without a root.
            boolean isLess = x == 0 ? surpassed >= 0 : x * x < surpassed * variances[k];
            if (!isLess) {
                double level = coverage * Math.sqrt(variances[k]);
                int columns = residual.columns();
                worst = worst.orWorse(new Comparison(Math.abs(x), level, k / columns, k % columns));
                surpassed = worst.isDecidable() ? squareOf(worst.severity() * coverage) : -1;
            }
        }
        return worst;
    }

    /** Judges an expression that is not negative in exact arithmetic: as zero where it is. */
    public static Comparison ofNotNegative(UncertainMatrix expression) {
        DenseMatrix negative = expression.value().each(v -> Math.min(v, 0));
        return ofZero(expression.seenAs(negative, negative.scaledBy(0)));
    }

    /** Judges values against what the reference computes, to the rounding that a right layer may show there. */
    public static Comparison ofAgreement(DenseMatrix actual, UncertainMatrix expected) {
        DenseMatrix distance = actual.minus(expected.value());
        return ofZero(expected.seenAs(distance, distance.scaledBy(0)));
    }

    private static double squareOf(double x) {
        return x * x;
    }

    /** Of ⟨A, B⟩, the sum of all products, of which B is exact; entries of A that are no numbers count as zero. */
    public static double ofInnerProduct(UncertainMatrix a, DenseMatrix b) {
        DenseMatrix numbers = a.value().each(v -> Double.isNaN(v) ? 0 : v);
        UncertainMatrix left = a.seenAs(numbers, numbers.scaledBy(0));
        return left.hadamard(UncertainMatrix.exactly(b, a.precision()))
                .rowSums()
                .columnSums()
                .level()
                .at(0, 0);
    }

    /** Of a number whose noise was measured: the greatest distance from the mean among points that differ by rounding. */
    public static double ofMeasured(double noise) {
        return SAFETY * noise;
    }

    /** Judges a number that is zero but for noise that was measured. */
    public static Comparison ofMeasured(double residual, double noise) {
        return Comparison.ofNumbers(residual, ofMeasured(noise));
    }

    /** Of a call that may answer in several ways: measured between several answers; 0 when they are one and the same. */
    public static double ofRepeated(Supplier<DenseMatrix> call) {
        DenseMatrix first = call.get();
        double noise = 0;
        for (int i = 1; i < ANSWERS; i++) {
            double distance = ofIdentical(call.get(), first).residual();
            noise = Math.max(noise, Double.isNaN(distance) ? 0 : distance);
        }
        return ofMeasured(noise);
    }

    /** Judges entries that are exactly zero, wherever the precision can hold what a right layer computes on the way. */
    public static Comparison ofNothing(UncertainMatrix seen) {
        // What the precision cannot hold has no finite variance, and so no level.
        DenseMatrix levels = seen.variance().scaledBy(0);
        return ofIdentical(seen.value(), DenseMatrix.filled(seen.rows(), seen.columns(), 0), levels);
    }

    /** Judges two matrices that must agree bit by bit: the rounding level is zero. 0.0 and −0.0 are the same number. */
    public static Comparison ofIdentical(DenseMatrix actual, DenseMatrix expected) {
        return ofIdentical(actual, expected, DenseMatrix.filled(actual.rows(), actual.columns(), 0));
    }

    /**
     * Judges two matrices that differ by a power of two, one of them scaled to the other: they agree bit by bit, unless one of the
     * terms fell below the normal range and was rounded to a multiple of the smallest number.
     *
     * @param terms how many terms went into an entry
     */
    public static Comparison ofRescaled(DenseMatrix actual, DenseMatrix expected, Precision precision, int terms) {
        double level = SAFETY * terms * precision.smallest();
        return ofIdentical(actual, expected, DenseMatrix.filled(actual.rows(), actual.columns(), level));
    }

    /** Judges entries that may differ by their levels. */
    static Comparison ofIdentical(DenseMatrix actual, DenseMatrix expected, DenseMatrix levels) {
        Comparison worst = Comparison.NOTHING;
        for (int i = 0; i < actual.rows(); i++) {
            for (int j = 0; j < actual.columns(); j++) {
                double a = actual.at(i, j);
                double b = expected.at(i, j);
                double residual = a == b || Double.isNaN(a) && Double.isNaN(b) ? 0 : Math.abs(a - b);
                worst = worst.orWorse(new Comparison(residual, levels.at(i, j), i, j));
            }
        }
        return worst;
    }
}
