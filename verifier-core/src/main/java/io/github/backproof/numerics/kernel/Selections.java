package io.github.backproof.numerics.kernel;

import java.util.Arrays;
import java.util.List;

/** Rows, columns and single entries picked out, put together and added back. */
public final class Selections {
    private Selections() {}

    /** The rows of the given indices, in that order. */
    public static Strided rows(Strided a, int... indices) {
        return stacked(
                Arrays.stream(indices).mapToObj(i -> a.rowRange(i, i + 1)).toList(), a.columns());
    }

    /** Zeros, with each row t of A added to row {@code indices[t]}. */
    public static Strided addedToRows(Strided a, int[] indices, int rows) {
        Strided sums = Strided.zeros(rows, a.columns());
        for (int t = 0; t < indices.length; t++) {
            for (int j = 0; j < a.columns(); j++) {
                sums.data()[sums.row(indices[t]) + j] += a.at(t, j);
            }
        }
        return sums;
    }

    /** The entry of each row in its column, as a column; 0 where that is negative. */
    public static Strided picked(Strided a, int... columns) {
        Strided picked = Strided.zeros(a.rows(), 1);
        for (int t = 0; t < a.rows(); t++) {
            picked.data()[t] = columns[t] < 0 ? 0 : a.at(t, columns[t]);
        }
        return picked;
    }

    /** Writes (A − 1) times the row's factor into each row's column of a matrix that nobody else has seen yet. */
    public static void lessOneAt(Strided fresh, Strided a, Strided factors, int... columns) {
        for (int t = 0; t < a.rows(); t++) {
            if (columns[t] >= 0) {
                fresh.data()[fresh.row(t) + columns[t]] = (a.at(t, columns[t]) - 1) * factors.at(t, 0);
            }
        }
    }

    /** Matrices of as many columns one below the other, in a new array. */
    public static Strided stacked(List<Strided> parts, int columns) {
        int rows = parts.stream().mapToInt(Strided::rows).sum();
        Strided all = Strided.zeros(rows, columns);
        int at = 0;
        for (Strided part : parts) {
            for (int i = 0; i < part.rows(); i++) {
                part.copyRow(i, all.data(), all.row(at + i));
            }
            at += part.rows();
        }
        return all;
    }

    /** Matrices of as many rows next to each other, in a new array. */
    public static Strided sideBySide(List<Strided> parts) {
        int columns = parts.stream().mapToInt(Strided::columns).sum();
        Strided all = Strided.zeros(parts.get(0).rows(), columns);
        Workers.rows(all.rows(), columns, (from, to) -> {
            for (int i = from; i < to; i++) {
                int at = all.row(i);
                for (Strided part : parts) {
                    part.copyRow(i, all.data(), at);
                    at += part.columns();
                }
            }
        });
        return all;
    }
}
