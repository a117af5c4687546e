package io.github.backproof.weights;

/**
 * Floating-point formats of 16 bits. Rounding goes straight from a double, to nearest, ties to even; subnormals, infinities and NaN
 * are kept.
 */
enum HalfPrecision {
    /** 10 bits of fraction, exponents from −14 to 15. */
    FLOAT16(10, -14, 15),
    /** 7 bits of fraction, exponents from −126 to 127. */
    BFLOAT16(7, -126, 127);

    private final int fractionBits;
    private final int smallestExponent;
    private final int greatestExponent;

    HalfPrecision(int fractionBits, int smallestExponent, int greatestExponent) {
        this.fractionBits = fractionBits;
        this.smallestExponent = smallestExponent;
        this.greatestExponent = greatestExponent;
    }

    /** The bits of the nearest number of this format. */
    short encode(double value) {
        int sign = Double.doubleToRawLongBits(value) < 0 ? 0x8000 : 0;
        int infinity = (2 * greatestExponent + 1) << fractionBits;
        if (Double.isNaN(value)) {
            return (short) (sign | infinity | 1 << (fractionBits - 1));
        }
        double size = Math.abs(value);
        int exponent = Math.max(smallestExponent, Math.getExponent(size));
        if (exponent > greatestExponent) {
            return (short) (sign | infinity);
        }
        // In units of the last place the size is exact; rint rounds ties to even, and a carry runs into the exponent.
        long units = (long) Math.rint(Math.scalb(size, fractionBits - exponent));
        long bits = units + ((long) (exponent - smallestExponent) << fractionBits);
        return (short) (sign | (int) Math.min(bits, infinity));
    }

    /** The number of a pattern of 16 bits. */
    static double decode(short bits) {
        return FLOAT16.decoded(bits & 0xffff);
    }

    private double decoded(int bits) {
        int fraction = bits & ((1 << fractionBits) - 1);
        int exponent = (bits & 0x7fff) >>> fractionBits;
        double sign = (bits & 0x8000) == 0 ? 1 : -1;
        if (exponent == 2 * greatestExponent + 1) {
            return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
        }
        int hidden = exponent == 0 ? 0 : 1 << fractionBits;
        int shift = Math.max(exponent, 1) - 1 + smallestExponent - fractionBits;
        return sign * Math.scalb((double) (fraction + hidden), shift);
    }
}
