package io.github.backproof.specs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
    @Test
    void rows_and_flat_arrays_hold_the_same_values() {
        Tensor rows = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(rows).isEqualTo(Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3));
        assertThat(rows.at(1, 0)).isEqualTo(4);
        assertThat(rows.toDoubleRows()).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(rows.toFloatRows()).isDeepEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
    }

    @Test
    void floats_are_held_exactly() {
        float[] values = {0.1f, Float.MIN_VALUE, -0f, Float.NaN};
        assertThat(Tensor.of(values, 2, 2).toFloats()).containsExactly(values);
        assertThat(Tensor.of(new float[][] {{0.1f}, {0.2f}}).toDoubles()).containsExactly(0.1f, 0.2f);
    }

    @Test
    void what_comes_in_or_goes_out_is_a_copy() {
        double[] values = {1, 2};
        Tensor tensor = Tensor.of(values, 2);
        values[0] = 9;
        tensor.toDoubles()[1] = 9;
        tensor.shape()[0] = 9;
        assertThat(tensor).isEqualTo(Tensor.of(new double[] {1, 2}, 2));
    }

    @Test
    void a_vector_is_one_row_and_more_than_two_extents_are_rows_of_the_first() {
        assertThat(Tensor.of(new double[3], 3).rows()).isEqualTo(1);
        assertThat(Tensor.of(new double[3], 3).columns()).isEqualTo(3);
        assertThat(Tensor.of(new double[24], 2, 3, 4).columns()).isEqualTo(12);
    }

    @Test
    void equality_is_of_shape_and_bits() {
        assertThat(Tensor.of(new double[] {0.0}, 1)).isNotEqualTo(Tensor.of(new double[] {-0.0}, 1));
        assertThat(Tensor.of(new double[] {Double.NaN}, 1)).isEqualTo(Tensor.of(new double[] {Double.NaN}, 1));
        assertThat(Tensor.of(new double[2], 1, 2)).isNotEqualTo(Tensor.of(new double[2], 2, 1));
    }

    @Test
    void what_does_not_fit_is_refused_in_one_sentence() {
        assertThatThrownBy(() -> Tensor.of(new double[5], 2, 3)).hasMessage("Shape [2, 3] does not hold 5 values.");
        assertThatThrownBy(() -> Tensor.of(new double[][] {{1, 2}, {3}}))
                .hasMessage("Row 1 has 1 values where row 0 has 2.");
        assertThatThrownBy(() -> Tensor.of(new double[0], -1)).hasMessage("Shape [-1] has a negative extent.");
        assertThatThrownBy(() -> Tensor.of(new double[4], 2, 2).at(0, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("column 2 of 2");
    }
}
