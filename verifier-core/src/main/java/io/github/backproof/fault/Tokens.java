package io.github.backproof.fault;

import io.github.backproof.numerics.Matrix;
import java.util.stream.IntStream;

/** Rows that get into the place of others. */
final class Tokens {
    private Tokens() {}

    /** Each row replaced by the one before it; the first stays. */
    static Matrix before(Matrix rows) {
        return rows.rows(
                IntStream.range(0, rows.rows()).map(t -> Math.max(0, t - 1)).toArray());
    }

    /** The last row alone. */
    static Matrix last(Matrix rows) {
        return rows.rowRange(rows.rows() - 1, rows.rows());
    }
}
