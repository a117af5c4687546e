package io.github.backproof.specs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NamedParameterTest {
    @Test
    void a_slice_reads_and_writes_its_own_run_of_the_buffer() {
        float[] buffer = {0, 1, 2, 3, 4, 5};
        NamedParameter.View view = NamedParameter.view(buffer, 1, 2, 2);
        assertThat(view.read()).isEqualTo(Tensor.of(new float[] {1, 2, 3, 4}, 2, 2));
        view.write(Tensor.of(new float[] {6, 7, 8, 9}, 2, 2));
        assertThat(buffer).containsExactly(0, 6, 7, 8, 9, 5);
    }

    @Test
    void a_trained_slice_has_its_gradient_at_the_same_place_of_the_other_buffer() {
        double[] values = {1, 2, 3};
        double[] gradients = {4, 5, 6};
        NamedParameter bias = NamedParameter.trained("bias", values, gradients, 1, 2);
        assertThat(bias.values().read().toDoubles()).containsExactly(2, 3);
        assertThat(bias.gradient().orElseThrow().read().toDoubles()).containsExactly(5, 6);
    }

    @Test
    void a_view_knows_the_precision_it_is_stored_in() {
        assertThat(NamedParameter.view(new float[1], 0, 1).precision()).isEqualTo(DeclaredPrecision.FLOAT32);
        assertThat(NamedParameter.view(new double[1], 0, 1).precision()).isEqualTo(DeclaredPrecision.FLOAT64);
    }

    @Test
    void a_frozen_parameter_has_no_gradient() {
        assertThat(NamedParameter.frozen("weight", NamedParameter.view(new double[1], 0, 1))
                        .gradient())
                .isEmpty();
    }

    @Test
    void a_slice_that_does_not_fit_its_buffer_is_refused() {
        assertThatThrownBy(() -> NamedParameter.view(new float[5], 2, 2, 2))
                .hasMessage("A view of 4 values from offset 2 does not fit a buffer of 5.");
    }
}
