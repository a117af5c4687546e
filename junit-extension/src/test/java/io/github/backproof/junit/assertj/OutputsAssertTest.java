package io.github.backproof.junit.assertj;

import static io.github.backproof.junit.assertj.BackproofAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutputsAssertTest {
    private static final float[][] BEFORE = {{1, 2}, {3, 4}, {0.1f, 6}};
    private static final float[][] AFTER = {{0.1f, 6}, {1, 2}, {3, 4}};

    @Test
    void permuted_rows_are_recognised_to_the_bit() {
        assertThatOutputs(BEFORE, AFTER).arePermutedBy(2, 0, 1);
    }

    @Test
    void a_bit_that_differs_is_a_failure_unless_sums_explain_it() {
        float[][] roundedOtherwise = {{Math.nextUp(0.1f), 6}, {1, 2}, {3, 4}};
        assertThatThrownBy(() -> assertThatOutputs(BEFORE, roundedOtherwise).arePermutedBy(2, 0, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("output[0][0] is ")
                .hasMessageContaining(
                        "and must be the same to the bit (float32, where sums may change their order, say so with ofSums)");
        assertThatOutputs(BEFORE, roundedOtherwise).ofSums(4, 1).arePermutedBy(2, 0, 1);
        assertThatThrownBy(() -> assertThatOutputs(BEFORE, BEFORE).ofSums(4, 1).arePermutedBy(2, 0, 1))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void rows_that_stayed_are_said_to_have_stayed() {
        assertThatThrownBy(() -> assertThatOutputs(BEFORE, BEFORE).arePermutedBy(2, 0, 1))
                .hasMessageEndingWith(
                        "\n  this is the output before, unpermuted: each token's row stayed where it was");
    }

    @Test
    void what_is_no_permutation_is_refused() {
        assertThatThrownBy(() -> assertThatOutputs(BEFORE, AFTER).arePermutedBy(2, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[2, 2, 1] is no permutation of 3 rows: write each of 0 to 2 once.");
    }

    @Test
    void shapes_must_fit() {
        assertThatThrownBy(() ->
                        assertThatOutputs(new double[3][2], new double[3][4]).arePermutedBy(2, 0, 1))
                .hasMessage("The outputs are 3 by 2 and 3 by 4: a permutation keeps the shape.");
    }
}
