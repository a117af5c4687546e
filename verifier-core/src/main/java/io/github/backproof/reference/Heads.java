package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.ArrayList;
import java.util.List;

/** Cuts a matrix into the columns of its heads and puts them side by side again. */
final class Heads {
    private Heads() {}

    /** The heads' columns, in order (eq. 35). */
    static List<Matrix> split(Matrix all, int heads) {
        if (all.columns() % heads != 0) {
            throw new IllegalArgumentException(heads + " heads cannot share " + all.columns() + " columns evenly.");
        }
        List<Matrix> parts = new ArrayList<>();
        int width = all.columns() / heads;
        for (int h = 0; h < heads; h++) {
            parts.add(all.columnRange(h * width, (h + 1) * width));
        }
        return parts;
    }

    /** The heads side by side, in order (eq. 34). */
    static Matrix merge(List<Matrix> parts) {
        return parts.size() == 1 ? parts.get(0) : parts.get(0).beside(parts.subList(1, parts.size()));
    }
}
