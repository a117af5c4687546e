package io.github.backproof.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpecTest {
    @Test
    void points_to_check_are_sentences_on_one_line_in_their_order() {
        assertThat(Catalogue.spec("ATT-01").checkFirst())
                .hasSize(4)
                .startsWith("The row term of the softmax backward, and the axis over which dP ∘ P is summed.")
                .endsWith("That the gradients of query bias and key bias are not swapped in a fused buffer.");
    }
}
