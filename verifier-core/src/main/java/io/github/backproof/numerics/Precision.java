package io.github.backproof.numerics;

/** A floating-point format: how it rounds and how far it reaches. */
public enum Precision {
    /** IEEE 754 binary64. */
    FLOAT64("float64", 53, -1022, 1023) {
        @Override
        public double round(double x) {
            return x;
        }
    },
    /** IEEE 754 binary32. */
    FLOAT32("float32", 24, -126, 127) {
        @Override
        public double round(double x) {
            return (float) x;
        }
    },
    /** The upper half of a binary32. */
    BFLOAT16("bfloat16", 8, -126, 127),
    /** IEEE 754 binary16. */
    FLOAT16("float16", 11, -14, 15);

    private final String label;
    private final int digits;
    private final int leastExponent;
    private final double largest;

    Precision(String label, int digits, int leastExponent, int greatestExponent) {
        this.label = label;
        this.digits = digits;
        this.leastExponent = leastExponent;
        this.largest = Math.scalb(2 - Math.scalb(1.0, 1 - digits), greatestExponent);
    }

    /** The nearest value of this format, ties to even; infinite beyond its range. */
    public double round(double x) {
        int exponent = Math.getExponent(x);
        if (exponent >= leastExponent && exponent <= Double.MAX_EXPONENT) {
            double nearest = withDigits(x);
            return Math.abs(nearest) <= largest ? nearest : Math.copySign(Double.POSITIVE_INFINITY, x);
        }
        // Below the normal range the spacing stays; what is not finite stays what it is.
        double spacing = Math.scalb(1.0, leastExponent - digits + 1);
        return exponent < leastExponent ? Math.rint(x / spacing) * spacing : x;
    }

    /** Adds just under half of the last digit kept, or just half where that digit is odd, and cuts the others off. */
    private double withDigits(double x) {
        int dropped = 53 - digits;
        long bits = Double.doubleToRawLongBits(x);
        long half = (1L << (dropped - 1)) - 1 + (bits >>> dropped & 1);
        return Double.longBitsToDouble(bits + half & -(1L << dropped));
    }

    /** The name used in reports, such as {@code float32}. */
    public String label() {
        return label;
    }

    /** u = 2⁻ᵖ for p binary digits: a correctly rounded operation is off by at most u times its result. */
    public double unitRoundoff() {
        return Math.scalb(1.0, -digits);
    }

    /** Below this size the relative bound u no longer holds, and results may be flushed to zero. */
    public double smallestNormal() {
        return Math.scalb(1.0, leastExponent);
    }

    /** The smallest positive number: what results below the normal range are rounded to multiples of. */
    public double smallest() {
        return Math.max(smallestNormal() * 2 * unitRoundoff(), Double.MIN_VALUE);
    }

    /** The largest finite number. */
    public double largest() {
        return largest;
    }
}
