package io.github.backproof.property;

import io.github.backproof.numerics.DenseMatrix;

/** Mixes the rows of two inputs. */
final class Rows {
    private Rows() {}

    /** The rows of {@code kept} at the indices, those of {@code other} elsewhere. */
    static DenseMatrix keep(int[] indices, DenseMatrix kept, DenseMatrix other) {
        double[] values = other.toArray();
        double[] source = kept.toArray();
        int width = kept.columns();
        for (int row : indices) {
            System.arraycopy(source, row * width, values, row * width, width);
        }
        return DenseMatrix.of(kept.rows(), width, values);
    }

    /** As many rows and columns, all zero. */
    static DenseMatrix nothing(DenseMatrix like) {
        return DenseMatrix.filled(like.rows(), like.columns(), 0);
    }
}
