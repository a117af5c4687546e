package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.DecodesStepwise;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.ShowsScores;
import io.github.backproof.specs.TakesPadding;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SuppliedSubject;
import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Right attention whose formulas are not the reference's, and whose rounding is another, is not accused. */
class FusedAttentionTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 400);

    @ParameterizedTest
    @EnumSource(Masking.class)
    void fused_attention_upholds_what_every_layer_must(Masking masking) {
        Subject subject = subject(masking);
        for (InvariantProperty property : Invariants.concerning(subject)) {
            if (property.spec().level() == Level.MUST
                    && property.notApplicableTo(subject).isEmpty()) {
                Verdict verdict = Judge.verdict(property, subject, SETTINGS);
                assertThat(verdict.outcome()).as(verdict::toString).isEqualTo(Outcome.UPHELD);
            }
        }
    }

    private static Subject subject(Masking masking) {
        return new SuppliedSubject(
                "fused attention, mask " + masking,
                LayerKind.SELF_ATTENTION,
                Conventions.USUAL.with(masking),
                Precision.FLOAT32,
                Set.of(Dimension.KEY_VALUE_HEADS),
                Set.of(ShowsScores.class, DecodesStepwise.class, TakesPadding.class),
                LayerKind.SELF_ATTENTION.parameters().stream()
                        .map(ParameterSpec::name)
                        .collect(Collectors.toSet()),
                (sizes, hypers) -> new FusedAttention(sizes, masking));
    }
}
