package io.github.backproof.numerics;

/** How close is close: the one place where an error bound becomes a verdict. */
public final class RoundingLevel {
    /**
     * The rounding level is this many times the first-order bound. Two of the four are for a subject that reaches its result
     * by another formula than the reference, the rest for terms in u² and for the reference's own rounding in float64.
     */
    public static final double SAFETY = 4;

    private RoundingLevel() {}

    /**
     * Judges an expression that is zero in exact arithmetic.
     *
     * @param residual its computed values with their bounds
     * @return the entry that is farthest above, or nearest below, its rounding level
     */
    public static Comparison ofZero(BoundedMatrix residual) {
        Comparison worst = Comparison.NOTHING;
        for (int i = 0; i < residual.rows(); i++) {
            for (int j = 0; j < residual.columns(); j++) {
                double level = SAFETY * residual.bound().at(i, j);
                worst = worst.orWorse(new Comparison(Math.abs(residual.at(i, j)), level, i, j));
            }
        }
        return worst;
    }

    /** The first-order bound of the sum of all entries. */
    public static double ofSum(BoundedMatrix terms) {
        return terms.rowSums().columnSums().bound().at(0, 0);
    }

    /** Judges two matrices that must agree bit by bit: the rounding level is zero. 0.0 and −0.0 are the same number. */
    public static Comparison ofIdentical(DenseMatrix actual, DenseMatrix expected) {
        Comparison worst = Comparison.NOTHING;
        for (int i = 0; i < actual.rows(); i++) {
            for (int j = 0; j < actual.columns(); j++) {
                double a = actual.at(i, j);
                double b = expected.at(i, j);
                double residual = a == b || Double.isNaN(a) && Double.isNaN(b) ? 0 : Math.abs(a - b);
                worst = worst.orWorse(new Comparison(residual, 0, i, j));
            }
        }
        return worst;
    }
}
