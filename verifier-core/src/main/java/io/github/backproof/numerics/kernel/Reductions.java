package io.github.backproof.numerics.kernel;

/** Sums and maxima along rows and columns, and operations made of several that would each go through memory alone. */
public final class Reductions {
    /** Numbers that stay in the nearest cache between two loops over them. */
    private static final int PIECE = 1024;

    private Reductions() {}

    /** The sum of each row, from left to right. */
    public static Strided rowSums(Strided a) {
        Strided sums = Strided.zeros(a.rows(), 1);
        Workers.rows(a.rows(), a.columns(), (from, to) -> {
            for (int i = from; i < to; i++) {
                sums.data()[i] = rowSum(a, i);
            }
        });
        return sums;
    }

    private static double rowSum(Strided a, int i) {
        double sum = 0;
        for (int j = 0; j < a.columns(); j++) {
            sum += a.at(i, j);
        }
        return sum;
    }

    /** The dot product of each row of A with the same row of B, from left to right. */
    public static Strided rowDot(Strided a, Strided b) {
        Strided sums = Strided.zeros(a.rows(), 1);
        Workers.rows(a.rows(), a.columns(), (from, to) -> {
            for (int i = from; i < to; i++) {
                double sum = 0;
                for (int j = 0; j < a.columns(); j++) {
                    sum += a.at(i, j) * b.at(i, j);
                }
                sums.data()[i] = sum;
            }
        });
        return sums;
    }

    /** The sum of each column, from top to bottom. */
    public static Strided columnSums(Strided a) {
        Strided sums = Strided.zeros(1, a.columns());
        Workers.rows(a.columns(), a.rows(), (from, to) -> {
            for (int i = 0; i < a.rows(); i++) {
                for (int j = from; j < to; j++) {
                    sums.data()[j] += a.at(i, j);
                }
            }
        });
        return sums;
    }

    /** The greatest entry of each row; NaN where there is one. */
    public static Strided rowMaxima(Strided a) {
        Strided maxima = Strided.zeros(a.rows(), 1);
        Workers.rows(a.rows(), a.columns(), (from, to) -> {
            for (int i = from; i < to; i++) {
                double greatest = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < a.columns(); j++) {
                    double x = a.at(i, j);
                    // Math.max also orders the zeros, which costs more than the comparison and matters to no shift.
                    greatest = x > greatest || x != x ? x : greatest;
                }
                maxima.data()[i] = greatest;
            }
        });
        return maxima;
    }

    /** Adds a row to each row of a matrix that nobody else has seen yet. */
    public static void addRow(Strided fresh, Strided row) {
        Workers.rows(fresh.rows(), fresh.columns(), (from, to) -> {
            for (int i = from; i < to; i++) {
                Arithmetic.PLUS.row(fresh, row, i, 0, fresh);
            }
        });
    }

    /** exp(A − c1ᵗ) divided by its row sums, without the two matrices in between. */
    public static Strided softmax(Strided a, Strided shift) {
        Strided result = Strided.zeros(a.rows(), a.columns());
        Workers.rows(a.rows(), 8L * a.columns(), (from, to) -> {
            double[] scratch = new double[Math.min(a.columns(), PIECE)];
            for (int i = from; i < to; i++) {
                softmaxRow(a, i, shift.at(i, 0), result.data(), result.row(i), scratch);
            }
        });
        return result;
    }

    private static void softmaxRow(Strided a, int i, double shift, double[] result, int at, double[] scratch) {
        for (int j = 0; j < a.columns(); j++) {
            result[at + j] = a.at(i, j) - shift;
        }
        for (int j = 0; j < a.columns(); j += PIECE) {
            Exponential.ofEach(result, at + j, Math.min(PIECE, a.columns() - j), scratch);
        }
        double sum = 0;
        for (int j = 0; j < a.columns(); j++) {
            sum += result[at + j];
        }
        for (int j = 0; j < a.columns(); j++) {
            result[at + j] /= sum;
        }
    }
}
