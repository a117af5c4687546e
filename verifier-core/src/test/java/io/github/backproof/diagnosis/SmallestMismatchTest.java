package io.github.backproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.reference.LayerNorm;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmallestMismatchTest {
    @Test
    void the_first_wrong_result_is_shown_in_the_smallest_case() {
        LayerMaker wrong = (settings, p) -> new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
            @Override
            protected Matrix meanTerm(Matrix h) {
                return super.meanTerm(h).scaledBy(0);
            }
        };
        assertThat(SmallestMismatch.of(subject(LayerKind.LAYER_NORM, wrong)).map(SmallestMismatch::result))
                .hasValueSatisfying(mismatch -> {
                    assertThat(mismatch.quantity()).isEqualTo("Δ_in");
                    assertThat(mismatch.sizes()).startsWith("n_T = 1, d = 2, ε = ");
                    assertThat(mismatch.severity(0, 0)).isGreaterThan(1);
                });
    }

    @ParameterizedTest
    @EnumSource
    void a_right_layer_has_none(LayerKind kind) {
        assertThat(SmallestMismatch.of(subject(kind, RightLayer.of(kind)))).isEmpty();
    }

    private static Subject subject(LayerKind kind, LayerMaker maker) {
        return ReferenceSubject.of(
                "Layer",
                kind,
                Conventions.USUAL,
                Precision.FLOAT32,
                Arithmetic.rounded(Precision.FLOAT32, SummationOrder.LAST_TO_FIRST),
                maker);
    }
}
