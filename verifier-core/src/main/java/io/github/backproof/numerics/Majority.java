package io.github.backproof.numerics;

/**
 * The number that fills more than half of a row or column, by voting: it outlives all others. Rows and columns are each gone through as
 * the entries lie in memory.
 *
 * <p>Source: R. Boyer and J S. Moore, MJRTY: a fast majority vote algorithm (1981).
 *
 * @param most how often it occurs where it occurs most often; 1 when there is none, or when it is zero or a power of two, whose products
 *     are exact
 */
record Majority(int most) {
    static Majority ofRows(double[] values, int rows, int columns) {
        int most = 1;
        for (int i = 0; i < rows; i++) {
            double candidate = 0;
            int votes = 0;
            for (int k = i * columns; k < (i + 1) * columns; k++) {
                double x = values[k];
                candidate = votes == 0 ? x : candidate;
                votes += x == candidate ? 1 : -1;
            }
            if (votes > 0) {
                most = Math.max(most, counted(values, candidate, i * columns, 1, columns));
            }
        }
        return new Majority(most);
    }

    static Majority ofColumns(double[] values, int rows, int columns) {
        double[] candidates = new double[columns];
        int[] votes = new int[columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double x = values[i * columns + j];
                double candidate = votes[j] == 0 ? x : candidates[j];
                candidates[j] = candidate;
                votes[j] += x == candidate ? 1 : -1;
            }
        }
        int most = 1;
        for (int j = 0; j < columns; j++) {
            if (votes[j] > 0) {
                most = Math.max(most, counted(values, candidates[j], j, columns, rows));
            }
        }
        return new Majority(most);
    }

    private static int counted(double[] values, double candidate, int from, int stride, int entries) {
        if (candidate == 0 || Math.abs(candidate) == Math.ulp(candidate) * 0x1p52) {
            return 1;
        }
        int count = 0;
        for (int k = 0; k < entries; k++) {
            count += values[from + k * stride] == candidate ? 1 : 0;
        }
        return 2 * count > entries ? count : 1;
    }
}
