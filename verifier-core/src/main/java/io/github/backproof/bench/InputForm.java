package io.github.backproof.bench;

import io.github.backproof.numerics.DenseMatrix;

/** What the rows of an input look like, before it is scaled. */
public enum InputForm {
    /** Normally distributed. */
    ORDINARY {
        @Override
        DenseMatrix of(DenseMatrix normal) {
            return normal;
        }
    },
    /** Every token the same. */
    EQUAL_TOKENS {
        @Override
        DenseMatrix of(DenseMatrix normal) {
            return normal.rowRange(0, 1).broadcastRows(normal.rows());
        }
    },
    /** Every token twice. */
    REPEATED_TOKENS {
        @Override
        DenseMatrix of(DenseMatrix normal) {
            int[] halves = new int[normal.rows()];
            for (int t = 0; t < halves.length; t++) {
                halves[t] = t / 2;
            }
            return normal.rows(halves);
        }
    },
    /** Far from zero, so that differences cancel. */
    LARGE_OFFSET {
        @Override
        DenseMatrix of(DenseMatrix normal) {
            return normal.each(x -> x + 100);
        }
    },
    /** So large that a softmax of them is nearly all at one place. */
    NEAR_SATURATION {
        @Override
        DenseMatrix of(DenseMatrix normal) {
            return normal.scaledBy(8);
        }
    },
    /** Rows that hardly vary. */
    TINY_VARIANCE {
        @Override
        DenseMatrix of(DenseMatrix normal) {
            DenseMatrix first = normal.columnRange(0, 1).broadcastColumns(normal.columns());
            return first.plus(normal.scaledBy(TINY));
        }
    },
    /** Rows that do not vary at all. */
    CONSTANT_ROWS {
        @Override
        DenseMatrix of(DenseMatrix normal) {
            return normal.columnRange(0, 1).broadcastColumns(normal.columns());
        }
    };

    /** How much rows that hardly vary do so. */
    static final double TINY = 0.001;

    /** An input of this form, made from a normally distributed one. */
    abstract DenseMatrix of(DenseMatrix normal);
}
