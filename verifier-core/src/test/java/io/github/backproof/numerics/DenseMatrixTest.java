package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void a_product_plus_a_row_is_both() {
        DenseMatrix sum = A.timesPlusRow(A.transposed(), DenseMatrix.of(1, 2, 100, 200));
        assertThat(sum.toArray()).containsExactly(114, 232, 132, 277);
        assertThatThrownBy(() -> A.times(A)).hasMessage("2 by 3 times 2 by 3 is not defined.");
    }

    @Test
    void entries_outside_of_a_mask_are_replaced() {
        assertThat(A.where((i, j) -> j == i + 1, -1).toArray()).containsExactly(-1, 2, -1, -1, -1, 6);
        assertThat(((DenseMatrix) A.withoutFuture()).toArray())
                .containsExactly(1, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 4, 5, Double.NEGATIVE_INFINITY);
        assertThat(A.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void functions_of_one_and_of_two_matrices_go_entry_by_entry() {
        assertThat(A.each(x -> -x).toArray()).containsExactly(-1, -2, -3, -4, -5, -6);
        assertThat(A.map(new Shift(1)).toArray()).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(A.transposed().map(new Shift(1)).toArray()).containsExactly(2, 5, 3, 6, 4, 7);
        assertThat(A.pairwise(A.rows(1, 0), (a, b) -> 10 * a + b).toArray()).containsExactly(14, 25, 36, 41, 52, 63);
        assertThat(A.dot(A)).isEqualTo(91);
        assertThat(A.rowDot(A).toArray()).containsExactly(14, 77);
    }

    @Test
    void the_same_numbers_are_the_same_whatever_the_sign_of_zero() {
        DenseMatrix zeros = DenseMatrix.of(2, 2, 0.0, 1, Double.NaN, 2);
        assertThat(zeros.sameNumbers(DenseMatrix.of(2, 2, -0.0, 1, Double.NaN, 2)))
                .isTrue();
        assertThat(zeros.sameNumbers(DenseMatrix.of(2, 2, 0.0, 1, Double.NaN, 3)))
                .isFalse();
        assertThat(zeros.sameNumbers(DenseMatrix.of(2, 2, 0.0, 1, 0, 2))).isFalse();
        assertThat(zeros.sameNumbers(DenseMatrix.of(2, 2, 0.0, Double.NaN, Double.NaN, 2)))
                .isFalse();
        assertThat(zeros.sameNumbers(DenseMatrix.of(1, 4, 0.0, 1, Double.NaN, 2)))
                .isFalse();
        assertThat(A.sameNumbers(A.columnRange(0, 2))).isFalse();
    }

    @Test
    void what_does_not_fit_is_refused_with_both_shapes() {
        assertThatThrownBy(() -> A.plus(A.transposed())).hasMessage("2 by 3 and 3 by 2 do not match.");
        assertThatThrownBy(() -> A.plus(A.rowRange(0, 1))).hasMessage("2 by 3 and 1 by 3 do not match.");
        assertThatThrownBy(() -> A.broadcastRows(2)).hasMessage("2 by 3 is not a row.");
        assertThatThrownBy(() -> A.broadcastColumns(2)).hasMessage("2 by 3 is not a column.");
        assertThatThrownBy(() -> A.plus(RoundedMatrix.of(A, Precision.FLOAT32)))
                .hasMessage("A float64 matrix meets a RoundedMatrix.");
        assertThat(A.rowRange(1, 2)).hasToString("1 by 3 [4.0, 5.0, 6.0]");
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
