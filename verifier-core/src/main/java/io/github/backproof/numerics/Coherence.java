package io.github.backproof.numerics;

import java.util.Arrays;

/**
 * How far rounding errors may add up because they are alike, where variances suppose that they are independent.
 *
 * <p>Along one sum of n terms, errors with a common sign exceed the deviation by √n at most. Errors are the same number only where
 * the operands are the same bits: rows that occur k times carry one error k times, through every sum over rows on the way; and so do
 * the entries of a row most of which are equal.
 *
 * @param longestSum the number of terms of the longest sum so far
 * @param copies how often the most frequent row or column of an argument occurs, or a number that fills more than half of one
 */
record Coherence(int longestSum, int copies) {
    /** Of so many entries that ordinary rows differ in them. */
    private static final int BEGINNING = 16;

    /** Of a single number. */
    static final Coherence NONE = new Coherence(1, 1);

    /** Of an argument. */
    static Coherence of(DenseMatrix argument) {
        double[] values = argument.rowByRow();
        int rows = argument.rows();
        int columns = argument.columns();
        int lines = Math.max(copiesOfRows(values, rows, columns), copiesOfColumns(argument));
        int along = neighboursDiffer(values, rows, columns)
                ? 1
                : Math.max(
                        Majority.ofRows(values, rows, columns).most(),
                        Majority.ofColumns(values, rows, columns).most());
        return new Coherence(1, Math.max(lines, along));
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

    /**
     * Whether no entry equals the next one in its row or column, the first being next to the last: then no number fills more than half
     * of one.
     */
    private static boolean neighboursDiffer(double[] values, int rows, int columns) {
        for (int i = 0; i < rows && columns > 1; i++) {
            int first = i * columns;
            boolean meets = values[first] == values[first + columns - 1];
            if (meets || anyEqual(values, first, first + 1, columns - 1)) {
                return false;
            }
        }
        boolean belowLast = rows > 1 && anyEqual(values, 0, (rows - 1) * columns, columns);
        return !belowLast && !anyEqual(values, 0, columns, (rows - 1) * columns);
    }

    private static boolean anyEqual(double[] values, int from, int other, int count) {
        for (int k = 0; k < count; k++) {
            if (values[from + k] == values[other + k]) {
                return true;
            }
        }
        return false;
    }

    private static int copiesOfColumns(DenseMatrix matrix) {
        int begun = Math.min(matrix.rows(), BEGINNING);
        DenseMatrix beginnings = matrix.rowRange(0, begun).transposed();
        return longestRun(fingerprints(beginnings.rowByRow(), matrix.columns(), begun, begun)) == 1
                ? 1
                : copiesOfRows(matrix.transposed().rowByRow(), matrix.columns(), matrix.rows());
    }

    /** How often the most frequent row occurs; rows that begin differently are not read to their ends. */
    private static int copiesOfRows(double[] values, int rows, int columns) {
        if (columns == 1 || longestRun(fingerprints(values, rows, columns, Math.min(columns, BEGINNING))) == 1) {
            return 1;
        }
        return longestRun(fingerprints(values, rows, columns, columns));
    }

    private static int longestRun(long[] rows) {
        Arrays.sort(rows);
        int most = 1;
        int run = 1;
        for (int i = 1; i < rows.length; i++) {
            run = rows[i] == rows[i - 1] && rows[i] != 0 ? run + 1 : 1;
            most = Math.max(most, run);
        }
        return most;
    }

    /** Of the first entries of each row: equal for equal ones; 0 for zeros, which round nothing. */
    private static long[] fingerprints(double[] values, int rows, int columns, int entries) {
        long[] hashes = new long[rows];
        for (int i = 0; i < rows; i++) {
            long hash = 0;
            for (int j = 0; j < entries; j++) {
                hash = hash * 0x9e3779b97f4a7c15L + Double.doubleToRawLongBits(values[i * columns + j] + 0.0);
            }
            hashes[i] = hash;
        }
        return hashes;
    }
}
