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
    /** Of a single number. */
    static final Coherence NONE = new Coherence(1, 1);

    /** Of an argument. */
    static Coherence of(DenseMatrix argument) {
        DenseMatrix columns = argument.transposed();
        int copies = neighboursDiffer(argument)
                ? Math.max(copiesOfRows(argument), copiesOfRows(columns))
                : Math.max(copiesAlongRows(argument), copiesAlongRows(columns));
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

    private static int copiesAlongRows(DenseMatrix matrix) {
        int most = 1;
        for (int i = 0; i < matrix.rows(); i++) {
            most = Math.max(most, majority(matrix, i));
        }
        return Math.max(most, copiesOfRows(matrix));
    }

    /**
     * Whether no entry equals the next one in its row or column, the first being next to the last: then no number fills more than half
     * of one.
     */
    private static boolean neighboursDiffer(DenseMatrix matrix) {
        int rows = matrix.rows();
        int columns = matrix.columns();
        double[] values = matrix.toArray();
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

    private static int copiesOfRows(DenseMatrix matrix) {
        return matrix.columns() == 1 || firstEntriesDiffer(matrix) ? 1 : longestRun(matrix);
    }

    /** Rows that begin differently need not be read to their ends. */
    private static boolean firstEntriesDiffer(DenseMatrix matrix) {
        double[] firsts = matrix.columnRange(0, 1).toArray();
        Arrays.sort(firsts);
        for (int i = 1; i < firsts.length; i++) {
            if (firsts[i] == firsts[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /** How often the most frequent row occurs. */
    private static int longestRun(DenseMatrix matrix) {
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

    /**
     * How often a number occurs that fills more than half of a row; 1 when there is none, or when it is zero or a power of two, whose
     * products are exact.
     *
     * <p>Source: R. Boyer and J S. Moore, MJRTY: a fast majority vote algorithm (1981).
     */
    private static int majority(DenseMatrix matrix, int row) {
        double candidate = 0;
        int votes = 0;
        for (int j = 0; j < matrix.columns(); j++) {
            double x = matrix.at(row, j);
            candidate = votes == 0 ? x : candidate;
            votes += x == candidate ? 1 : -1;
        }
        if (votes <= 0 || candidate == 0 || Math.abs(candidate) == Math.ulp(candidate) * 0x1p52) {
            return 1;
        }
        int count = 0;
        for (int j = 0; j < matrix.columns(); j++) {
            count += matrix.at(row, j) == candidate ? 1 : 0;
        }
        return 2 * count > matrix.columns() ? count : 1;
    }
}
