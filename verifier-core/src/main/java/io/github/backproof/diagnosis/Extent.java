package io.github.backproof.diagnosis;

import io.github.backproof.numerics.DenseMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in a matrix the wrong entries are. */
final class Extent {
    private final int rows;
    private final int columns;
    private final List<int[]> wrong = new ArrayList<>();

    private Extent(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Of the entries that are farther from what is right than their level. */
    static Extent of(DenseMatrix distance, DenseMatrix level) {
        Extent extent = new Extent(distance.rows(), distance.columns());
        for (int i = 0; i < distance.rows(); i++) {
            for (int j = 0; j < distance.columns(); j++) {
                boolean isExplained = Math.abs(distance.at(i, j)) <= level.at(i, j);
                // What is no number is wrong too; where there is no level, nothing can be said.
                if (!isExplained && !Double.isNaN(level.at(i, j))) {
                    extent.wrong.add(new int[] {i, j});
                }
            }
        }
        return extent;
    }

    /** In words, such as {@code only in the last row}; empty where wrong entries are all over the matrix, or nowhere. */
    Optional<String> words(int headWidth) {
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        return besideTheDiagonal()
                .or(this::inRows)
                .or(() -> inHeads(headWidth))
                .or(this::inColumns)
                .or(this::onTheDiagonal)
                .map(where -> "only " + where);
    }

    private Optional<String> inRows() {
        int[] touched =
                wrong.stream().mapToInt(entry -> entry[0]).distinct().sorted().toArray();
        return rows > 1 ? named("row", touched, rows) : Optional.empty();
    }

    private Optional<String> inColumns() {
        int[] touched =
                wrong.stream().mapToInt(entry -> entry[1]).distinct().sorted().toArray();
        return columns > 1 ? named("column", touched, columns) : Optional.empty();
    }

    private static Optional<String> named(String line, int[] touched, int all) {
        int first = touched[0];
        int last = touched[touched.length - 1];
        boolean isRun = last - first + 1 == touched.length;
        if (touched.length == all) {
            return Optional.empty();
        }
        if (touched.length == 1) {
            return Optional.of(
                    first == 0
                            ? "in the first " + line
                            : first == all - 1 ? "in the last " + line : "in " + line + " " + (first + 1));
        }
        if (isRun && first == 0) {
            return Optional.of("up to " + line + " " + (last + 1));
        }
        if (isRun && last == all - 1) {
            return Optional.of("from " + line + " " + (first + 1) + " on");
        }
        return Optional.of("in " + touched.length + " of " + all + " " + line + "s");
    }

    private Optional<String> inHeads(int headWidth) {
        if (headWidth >= columns || columns % headWidth != 0) {
            return Optional.empty();
        }
        int[] heads = wrong.stream()
                .mapToInt(entry -> entry[1] / headWidth)
                .distinct()
                .sorted()
                .toArray();
        return named("head", heads, columns / headWidth);
    }

    /** A triangle, of which each row and column is touched; one of two by two is an entry. */
    private Optional<String> besideTheDiagonal() {
        boolean isTriangle = rows == columns && rows > 2 && touched(0) == rows - 1 && touched(1) == columns - 1;
        if (isTriangle && isOnSide(1)) {
            return Optional.of("above the diagonal");
        }
        return isTriangle && isOnSide(-1) ? Optional.of("below the diagonal") : Optional.empty();
    }

    private Optional<String> onTheDiagonal() {
        return rows == columns && rows > 1 && isOnSide(0) ? Optional.of("on the diagonal") : Optional.empty();
    }

    /** How many rows, or columns, have a wrong entry. */
    private long touched(int side) {
        return wrong.stream().map(entry -> entry[side]).distinct().count();
    }

    private boolean isOnSide(int side) {
        return wrong.stream().allMatch(entry -> Integer.signum(entry[1] - entry[0]) == side);
    }

    /** How many entries are wrong, of how many. */
    String count() {
        return wrong.size() + " of " + rows * columns + " entries";
    }
}
