package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DenseMatrixTest {
    private static final DenseMatrix A = DenseMatrix.of(2, 3, 1, 2, 3, 4, 5, 6);

    @Test
    void views_show_the_same_numbers() {
        assertThat(A.transposed().toArray()).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(A.columnRange(1, 3).toArray()).containsExactly(2, 3, 5, 6);
        assertThat(A.rowRange(1, 2).transposed().toArray()).containsExactly(4, 5, 6);
        assertThat(A.rowSums().broadcastColumns(2).toArray()).containsExactly(6, 6, 15, 15);
        assertThat(A.columnSums().broadcastRows(2).toArray()).containsExactly(5, 7, 9, 5, 7, 9);
        assertThat(A.columnRange(1, 3).plus(A.transposed().rowRange(0, 2)).toArray())
                .containsExactly(3, 7, 7, 11);
    }

    @Test
    void rows_and_columns_are_gathered_and_added_back() {
        assertThat(A.rows(1, 0, 1).toArray()).containsExactly(4, 5, 6, 1, 2, 3, 4, 5, 6);
        assertThat(A.columns(2, 2).toArray()).containsExactly(3, 3, 6, 6);
        assertThat(A.addedToRows(new int[] {2, 2}, 3).toArray()).containsExactly(0, 0, 0, 0, 0, 0, 5, 7, 9);
        assertThat(A.picked(2, -1).toArray()).containsExactly(3, 0);
        assertThat(A.lessOneAt(-1, 0).toArray()).containsExactly(1, 2, 3, 3, 5, 6);
        assertThat(A.lessOneAt(DenseMatrix.of(2, 1, 3, 0.1), -1, 1).toArray())
                .isEqualTo(A.lessOneAt(-1, 1)
                        .hadamard(DenseMatrix.of(2, 1, 3, 0.1).broadcastColumns(3))
                        .toArray());
        assertThat(A.beside(List.of(A.columnRange(0, 1), A.columnRange(2, 3))).toArray())
                .containsExactly(1, 2, 3, 1, 3, 4, 5, 6, 4, 6);
        assertThat(A.above(List.of(A.rowRange(0, 1))).toArray()).containsExactly(1, 2, 3, 4, 5, 6, 1, 2, 3);
    }

    @Test
    void the_fused_softmax_has_the_bits_of_its_definition() {
        SplittableRandom random = new SplittableRandom(7);
        for (int[] shape : new int[][] {{1, 1}, {3, 5}, {70, 900}}) {
            DenseMatrix z = DenseMatrix.filled(shape[0], shape[1], 0).each(x -> 20 * random.nextDouble());
            DenseMatrix e = z.minus(z.rowMaxima().broadcastColumns(shape[1])).map(Elementary.EXP);
            DenseMatrix definition = e.dividedBy(e.rowSums().broadcastColumns(shape[1]));
            assertThat(z.softmax(z.rowMaxima()).toArray()).isEqualTo(definition.toArray());
        }
    }
}
