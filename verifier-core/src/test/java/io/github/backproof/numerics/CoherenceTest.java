package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Copies are found wherever they are; counted here one by one. */
class CoherenceTest {
    @Test
    void copies_are_counted_as_one_by_one() {
        SplittableRandom random = new SplittableRandom(3);
        int withCopies = 0;
        for (int k = 0; k < 3000; k++) {
            int rows = random.nextInt(1, 24);
            int columns = random.nextInt(1, 24);
            int range = random.nextInt(1, 6);
            DenseMatrix matrix =
                    DenseMatrix.filled(rows, columns, 0).each(zero -> 3 * random.nextInt(range) + 0.1 * (range % 2));
            int expected = Math.max(copies(matrix), copies(matrix.transposed()));
            assertThat(Coherence.of(matrix).copies()).as("%s", matrix).isEqualTo(expected);
            withCopies += expected > 1 ? 1 : 0;
        }
        assertThat(withCopies).isBetween(500, 2900);
    }

    private static int copies(DenseMatrix matrix) {
        int most = 1;
        for (int i = 0; i < matrix.rows(); i++) {
            int equalRows = 0;
            for (int other = 0; other < matrix.rows(); other++) {
                equalRows += isEqual(matrix, i, other) ? 1 : 0;
            }
            boolean rounds = matrix.columns() > 1 && !isZero(matrix, i);
            most = Math.max(most, rounds ? equalRows : 1);
            most = Math.max(most, inMajority(matrix, i));
        }
        return most;
    }

    private static int inMajority(DenseMatrix matrix, int row) {
        for (int j = 0; j < matrix.columns(); j++) {
            double x = matrix.at(row, j);
            int count = 0;
            for (int k = 0; k < matrix.columns(); k++) {
                count += matrix.at(row, k) == x ? 1 : 0;
            }
            boolean isPowerOfTwo = Math.scalb(1.0, Math.getExponent(x)) == x;
            if (2 * count > matrix.columns() && x != 0 && !isPowerOfTwo) {
                return count;
            }
        }
        return 1;
    }

    private static boolean isEqual(DenseMatrix matrix, int row, int other) {
        return matrix.rows(row).sameNumbers(matrix.rows(other));
    }

    private static boolean isZero(DenseMatrix matrix, int row) {
        return matrix.rows(row).sameNumbers(DenseMatrix.filled(1, matrix.columns(), 0));
    }
}
