package io.github.backproof.numerics;

/** A floating-point format, as far as rounding is concerned. */
public enum Precision {
    /** IEEE 754 binary64. */
    FLOAT64("float64", 0x1p-53, Double.MIN_NORMAL) {
        @Override
        public double round(double x) {
            return x;
        }
    },
    /** IEEE 754 binary32. */
    FLOAT32("float32", 0x1p-24, Float.MIN_NORMAL) {
        @Override
        public double round(double x) {
            return (float) x;
        }
    },
    /** The upper half of a binary32: 8 bits of significand. */
    BFLOAT16("bfloat16", 0x1p-8, Float.MIN_NORMAL) {
        @Override
        public double round(double x) {
            int bits = Float.floatToIntBits((float) x);
            boolean finite = Float.isFinite((float) x);
            int toNearestEven = finite ? 0x7fff + ((bits >>> 16) & 1) : 0;
            return Float.intBitsToFloat((bits + toNearestEven) & 0xffff0000);
        }
    };

    private final String label;
    private final double unitRoundoff;
    private final double smallestNormal;

    Precision(String label, double unitRoundoff, double smallestNormal) {
        this.label = label;
        this.unitRoundoff = unitRoundoff;
        this.smallestNormal = smallestNormal;
    }

    /** The nearest value of this format, ties to even; a double on its way to bfloat16 is rounded to float32 first. */
    public abstract double round(double x);

    /** The name used in reports, such as {@code float32}. */
    public String label() {
        return label;
    }

    /** u: a correctly rounded operation is off by at most u times its result. */
    public double unitRoundoff() {
        return unitRoundoff;
    }

    /** Below this size the relative bound u no longer holds, and results may be flushed to zero. */
    public double smallestNormal() {
        return smallestNormal;
    }

    /**
     * γ_n = nu/(1 − nu), the relative error bound of n roundings in a row; infinite when nu ≥ 1.
     *
     * <p>Source: N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., lemma 3.1.
     */
    public double gamma(int n) {
        double nu = n * unitRoundoff;
        return nu < 1 ? nu / (1 - nu) : Double.POSITIVE_INFINITY;
    }
}
