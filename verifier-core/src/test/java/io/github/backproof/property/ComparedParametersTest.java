package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.subject.Subject;
import org.junit.jupiter.api.Test;

/** A verdict says which parameters' gradients its checks compared: what none compared is listed as not verified. */
class ComparedParametersTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 10);
    private static final Subject MLP =
            SubjectsUnderTest.right(LayerKind.MLP, Masking.NONE, Gelu.ERF, Precision.FLOAT64);

    @Test
    void the_comparison_with_the_reference_compares_all_gradients() {
        assertThat(Judge.verdict(Judge.property("GEN-12"), MLP, SETTINGS).compared())
                .containsExactly("down.bias", "down.weight", "up.bias", "up.weight");
    }

    @Test
    void the_derivative_along_the_input_compares_none() {
        assertThat(Judge.verdict(Judge.property("GEN-01"), MLP, SETTINGS).compared())
                .isEmpty();
    }
}
