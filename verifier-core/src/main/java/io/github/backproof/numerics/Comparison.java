package io.github.backproof.numerics;

/**
 * One comparison: what was seen against what rounding explains.
 *
 * @param residual the distance from what must hold, never negative; NaN when the subject gave NaN
 * @param roundingLevel the greatest residual that rounding explains; 0 where equality is exact; NaN where the precision's range ends
 * @param row the row of the entry, counted from 0; −1 where a single number is compared
 * @param column the column of the entry, counted from 0; −1 where a single number is compared
 */
public record Comparison(double residual, double roundingLevel, int row, int column) {
    /** The comparison of empty matrices. */
    public static final Comparison NOTHING = new Comparison(0, 0, -1, -1);

    /** Of a statement that is false and has no size. */
    public static final Comparison REFUTED = new Comparison(1, 0, -1, -1);

    /** The comparison of two numbers. */
    static Comparison ofNumbers(double residual, double roundingLevel) {
        return new Comparison(residual, roundingLevel, -1, -1);
    }

    /**
     * Whether something can be said: not where the level itself overflows, unless the subject gave NaN; never where the level is NaN,
     * because what is compared leaves the precision's range.
     */
    public boolean isDecidable() {
        return Double.isFinite(roundingLevel) || Double.isNaN(residual) && !Double.isNaN(roundingLevel);
    }

    /** Whether rounding explains the residual. NaN is never explained. */
    public boolean holds() {
        return residual <= roundingLevel;
    }

    /** Whether it holds and the rounding level says something: an overflowed level explains everything and proves nothing. */
    public boolean isAgreement() {
        return isDecidable() && holds();
    }

    /**
     * The residual in units of the rounding level: at most 1 when it holds, infinite for a difference where none may be, −1 where
     * nothing can be said.
     */
    public double severity() {
        if (!isDecidable()) {
            return -1;
        }
        if (Double.isNaN(residual)) {
            return Double.POSITIVE_INFINITY;
        }
        return residual == 0 ? 0 : residual / roundingLevel;
    }

    /** The same distance, of which noise explains so much more. */
    public Comparison beyond(double noise) {
        return new Comparison(residual, roundingLevel + noise, row, column);
    }

    /** The more severe of the two, this one when equal. */
    public Comparison orWorse(Comparison other) {
        return equals(NOTHING) || other.severity() > severity() ? other : this;
    }
}
