package io.github.backproof.numerics.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StridedTest {
    private static final Strided TWO_BY_THREE = Strided.rowMajor(2, 3, new double[] {1, 2, 3, 4, 5, 6});

    @Test
    void a_matrix_is_its_whole_array_or_sees_a_part_of_it() {
        assertThat(TWO_BY_THREE.isWholeArray()).isTrue();
        assertThat(TWO_BY_THREE.compact()).isSameAs(TWO_BY_THREE);
        assertThat(TWO_BY_THREE.transposed().isWholeArray()).isFalse();
        assertThat(TWO_BY_THREE.rowRange(0, 1).isWholeArray()).isFalse();
        assertThat(TWO_BY_THREE.rowRange(1, 2).isWholeArray()).isFalse();
        assertThat(TWO_BY_THREE.columnRange(0, 2).isWholeArray()).isFalse();
        assertThat(TWO_BY_THREE.columnRange(1, 3).isWholeArray()).isFalse();
        assertThat(new Strided(new double[4], 0, 2, 2, 1, 2).isWholeArray()).isFalse();
        assertThat(new Strided(new double[4], 0, 2, 2, 0, 1).isWholeArray()).isFalse();
        assertThat(new Strided(new double[4], 1, 2, 2, 2, 1).isWholeArray()).isFalse();
        assertThat(new Strided(new double[5], 0, 2, 2, 2, 1).isWholeArray()).isFalse();
    }

    @Test
    void a_row_or_column_lies_the_same_way_when_it_is_transposed() {
        assertThat(Strided.zeros(1, 3).transposed().isWholeArray()).isTrue();
        assertThat(Strided.zeros(3, 1).transposed().isWholeArray()).isTrue();
        assertThat(new Strided(new double[3], 0, 3, 1, 2, 1).isWholeArray()).isFalse();
        assertThat(new Strided(new double[3], 0, 1, 3, 3, 2).isWholeArray()).isFalse();
    }

    @Test
    void what_is_seen_is_copied_row_by_row() {
        assertThat(TWO_BY_THREE.transposed().compact().data()).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(TWO_BY_THREE.columnRange(1, 3).compact().data()).containsExactly(2, 3, 5, 6);
        assertThat(new Strided(new double[] {7, 8}, 1, 2, 2, 0, 0).compact().data())
                .containsExactly(8, 8, 8, 8);
    }
}
