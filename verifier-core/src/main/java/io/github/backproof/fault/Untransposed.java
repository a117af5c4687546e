package io.github.backproof.fault;

import io.github.backproof.numerics.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The entries of n_T by n_h·width, one row after the other, read as if they lay head by head: (n_h, n_T, width) where
 * (n_T, n_h, width) was written, and no transpose between.
 */
final class Untransposed {
    private Untransposed() {}

    /** The heads that are cut in this way, n_T by width each. */
    static List<Matrix> split(Matrix all, int heads) {
        int tokens = all.rows();
        int width = all.columns() / heads;
        Matrix runs = stacked(IntStream.range(0, heads)
                .mapToObj(h -> all.columnRange(h * width, (h + 1) * width))
                .toList());
        return IntStream.range(0, heads)
                .mapToObj(h -> runs.rows(IntStream.range(h * tokens, (h + 1) * tokens)
                        .map(i -> i % heads * tokens + i / heads)
                        .toArray()))
                .toList();
    }

    /** The heads put side by side in this way, n_T by n_h·width. */
    static Matrix merge(List<Matrix> parts) {
        int heads = parts.size();
        int tokens = parts.get(0).rows();
        Matrix runs = stacked(parts);
        List<Matrix> columns = new ArrayList<>();
        for (int h = 0; h < heads; h++) {
            int first = h;
            columns.add(runs.rows(
                    IntStream.range(0, tokens).map(t -> first + t * heads).toArray()));
        }
        return columns.get(0).beside(columns.subList(1, heads));
    }

    private static Matrix stacked(List<Matrix> parts) {
        return parts.get(0).above(parts.subList(1, parts.size()));
    }
}
