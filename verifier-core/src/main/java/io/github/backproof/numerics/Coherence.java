package io.github.backproof.numerics;

import java.util.Arrays;

/**
 * How far rounding errors may add up because they are alike, where variances suppose that they are independent.
 *
 * <p>Along one sum of n terms, errors with a common sign exceed the deviation by √n at most. Errors are the same number only where
 * the operands are the same bits: rows that occur k times carry one error k times, through every sum over rows on the way.
 *
 * @param longestSum the number of terms of the longest sum so far
 * @param copies how often the most frequent row or column of an argument occurs
 */
record Coherence(int longestSum, int copies) {
    /** Of a single number. */
    static final Coherence NONE = new Coherence(1, 1);

    /** Of an argument. */
    static Coherence of(DenseMatrix argument) {
        boolean isMatrix = argument.rows() > 1 && argument.columns() > 1;
        int copies = isMatrix ? Math.max(copiesOfRows(argument), copiesOfRows(argument.transposed())) : 1;
        return new Coherence(1, copies);
    }

    /** By how much errors may exceed independent ones. */
    double factor() {
        return Math.sqrt(longestSum) * copies;
    }

    /** With a sum of so many terms. */
    Coherence afterSumOf(int terms) {
        return terms <= longestSum ? this : new Coherence(terms, copies);
    }

    /** Of something made of both. */
    Coherence and(Coherence other) {
        return new Coherence(Math.max(longestSum, other.longestSum), Math.max(copies, other.copies));
    }

    private static int copiesOfRows(DenseMatrix matrix) {
        long[] rows = new long[matrix.rows()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = fingerprint(matrix, i);
        }
        Arrays.sort(rows);
        int most = 1;
        int run = 1;
        for (int i = 1; i < rows.length; i++) {
            run = rows[i] == rows[i - 1] && rows[i] != 0 ? run + 1 : 1;
            most = Math.max(most, run);
        }
        return most;
    }

    /** Equal for equal rows; 0 for a row of zeros, which rounds nothing. */
    private static long fingerprint(DenseMatrix matrix, int row) {
        long hash = 0;
        for (int j = 0; j < matrix.columns(); j++) {
            hash = hash * 0x9e3779b97f4a7c15L + Double.doubleToRawLongBits(matrix.at(row, j) + 0.0);
        }
        return hash;
    }
}
