package io.github.backproof.junit.assertj;

import static io.github.backproof.junit.assertj.BackproofAssertions.assertThatLayer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.backproof.junit.layers.RowSoftmax;
import io.github.backproof.junit.layers.SoftmaxThatThrows;
import io.github.backproof.junit.layers.SoftmaxWithoutRowTerm;
import org.junit.jupiter.api.Test;

class LayerAssertTest {
    @Test
    void a_right_layer_upholds_and_complies() {
        assertThatLayer(RowSoftmax.class)
                .withTries(20)
                .upholds("SM-01", "SM-03", "GEN-01")
                .complies();
    }

    @Test
    void a_law_that_does_not_hold_is_named_with_the_smallest_case_the_mistake_and_the_replay() {
        assertThatThrownBy(() -> assertThatLayer(SoftmaxWithoutRowTerm.class)
                        .withTries(20)
                        .withSeed(7)
                        .upholds("SM-02", "SM-03"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("SoftmaxWithoutRowTerm: SM-03 ")
                .hasMessageContaining("\n  smallest case: n_T = 1, d = 1, case ")
                .hasMessageContaining("\n  diagnosis: equal, to rounding level, to one known mistake (")
                .hasMessageContaining("SoftmaxWithoutRowTerm#SM-03 -Dbackproof.seed=7 -Dbackproof.tries=20");
    }

    @Test
    void a_layer_that_does_not_comply_is_told_every_law_that_it_breaks_and_the_mistake_once() {
        Throwable failure = catchThrowable(
                () -> assertThatLayer(SoftmaxWithoutRowTerm.class).withTries(20).complies());
        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching(
                        "(?s)SoftmaxWithoutRowTerm does not comply: of \\d+ laws, [2-9] that MUST hold and \\d+ that"
                                + " SHOULD do not\\..*")
                .hasMessageContainingAll("\n  SM-03 ", "\n    smallest case: ", "\n  GEN-12 ");
        assertThat(failure.getMessage().split("diagnosis: equal", -1)).hasSize(2);
        assertThat(failure.getMessage().indexOf("GEN-"))
                .isGreaterThan(failure.getMessage().indexOf("SM-03"));
    }

    @Test
    void a_law_about_other_layers_is_not_upheld_silently() {
        assertThatThrownBy(() -> assertThatLayer(RowSoftmax.class).upholds("LN-01"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("RowSoftmax: not applicable because LN-01 says nothing about the kind SOFTMAX");
    }

    @Test
    void a_law_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> assertThatLayer(RowSoftmax.class).upholds("SM-99"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"SM-99\" is no law of the catalogue: write an id such as LN-01 or GEN-12.");
    }

    @Test
    void a_layer_that_cannot_be_bound_says_why() {
        assertThatThrownBy(() -> assertThatLayer(SoftmaxThatThrows.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("SoftmaxThatThrows.forward threw UnsupportedOperationException");
    }

    @Test
    void a_description_stands_before_the_failure() {
        assertThatThrownBy(() -> assertThatLayer(SoftmaxWithoutRowTerm.class)
                        .withTries(5)
                        .as("the last layer")
                        .upholds("SM-03"))
                .hasMessageStartingWith("[the last layer] SoftmaxWithoutRowTerm: SM-03 ");
    }
}
