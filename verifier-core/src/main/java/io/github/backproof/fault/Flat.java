package io.github.backproof.fault;

import io.github.backproof.numerics.Matrix;

/** Matrices whose numbers lie in memory row by row and are read in another shape. */
final class Flat {
    private Flat() {}

    /** An m by n matrix read as one of n by m: what a forgotten transpose gives, in any shape. */
    static Matrix readTransposed(Matrix values) {
        Matrix line = values.rowRange(0, 1);
        for (int i = 1; i < values.rows(); i++) {
            line = line.beside(values.rowRange(i, i + 1));
        }
        int width = values.rows();
        Matrix read = line.columnRange(0, width);
        for (int j = 1; j < values.columns(); j++) {
            read = read.above(line.columnRange(j * width, (j + 1) * width));
        }
        return read;
    }
}
