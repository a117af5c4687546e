package io.github.backproof.numerics.kernel;

/** Squares of entries, which variances are made of; plain loops over rows as they lie in memory. */
public final class Squares {
    private Squares() {}

    /** The squares; 0 for what is no number. */
    public static Strided of(Strided a) {
        if (liesInColumns(a)) {
            return of(a.transposed()).transposed();
        }
        double[] values = a.compact().data();
        Strided result = Strided.zeros(a.rows(), a.columns());
        double[] squares = result.data();
        for (int k = 0; k < squares.length; k++) {
            double v = values[k];
            squares[k] = v == v ? v * v : 0;
        }
        return result;
    }

    /**
     * A and the squares of X times a factor plus an offset; NaN where a number is beyond the largest one, A where it is infinite beyond
     * it or no number.
     *
     * @param largest the end of the range
     */
    public static Strided plus(Strided a, Strided x, double factor, double offset, double largest) {
        if (liesInColumns(x)) {
            return plus(a.transposed(), x.transposed(), factor, offset, largest).transposed();
        }
        Strided result = a.copy();
        double[] sums = result.data();
        double[] values = x.compact().data();
        for (int k = 0; k < sums.length; k++) {
            double v = values[k];
            sums[k] += Math.abs(v) <= largest ? factor * v * v + offset : Double.isFinite(v) ? Double.NaN : 0;
        }
        return result;
    }

    private static boolean liesInColumns(Strided a) {
        return a.rowStride() == 1 && a.columnStride() != 1;
    }
}
