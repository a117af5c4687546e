package io.github.backproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.reference.LayerNorm;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Conventions;
import io.github.backproof.verdict.StepCurve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorOverStepsTest {
    private static final LayerMaker MEAN_TERM_MISSING =
            (settings, p) -> new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                @Override
                protected Matrix meanTerm(Matrix h) {
                    return super.meanTerm(h).scaledBy(0);
                }
            };

    /** Twice the weight: its gradients are those of its own forward. */
    private static final LayerMaker ANOTHER_FORWARD =
            (settings, p) -> new LayerNorm(p.get("weight").scaledBy(2), p.get("bias"), settings.epsilon());

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void a_wrong_gradient_stays_away_and_the_right_one_comes_near(Precision precision) {
        StepCurve curve = curve(LayerKind.LAYER_NORM, precision, MEAN_TERM_MISSING);
        double apart = Math.abs(curve.gradient() - curve.expected());
        assertThat(curve.quantity()).isEqualTo("Δ_in");
        assertThat(nearest(curve, curve.expected())).isLessThan(apart / 100);
        assertThat(nearest(curve, curve.gradient())).isGreaterThan(apart / 2);
    }

    @Test
    void a_gradient_of_another_forward_comes_near_and_what_is_right_stays_away() {
        StepCurve curve = curve(LayerKind.LAYER_NORM, Precision.FLOAT64, ANOTHER_FORWARD);
        double apart = Math.abs(curve.gradient() - curve.expected());
        assertThat(nearest(curve, curve.gradient())).isLessThan(apart / 100);
        assertThat(nearest(curve, curve.expected())).isGreaterThan(apart / 2);
    }

    @Test
    void steps_become_a_quarter_until_the_precision_has_no_smaller_ones() {
        StepCurve curve = curve(LayerKind.LAYER_NORM, Precision.FLOAT32, MEAN_TERM_MISSING);
        assertThat(curve.points().get(0).step()).isCloseTo(0.5, within(0x1p-20));
        assertThat(curve.points())
                .hasSizeBetween(10, 14)
                .isSortedAccordingTo((a, b) -> Double.compare(b.step(), a.step()));
    }

    @Test
    void layers_of_tokens_have_no_input_to_move() {
        Fault scaled = Faults.all().stream()
                .filter(fault -> fault.id().equals("embedding-scaled-in-backward"))
                .findFirst()
                .orElseThrow();
        StepCurve curve = curve(LayerKind.EMBEDDING, Precision.FLOAT64, scaled.builder()::build);
        assertThat(curve.quantity()).isEqualTo("d weight");
    }

    /** The least error among the differences whose noise is small against what tells the two gradients apart. */
    private static double nearest(StepCurve curve, double gradient) {
        double apart = Math.abs(curve.gradient() - curve.expected());
        return curve.points().stream()
                .filter(point -> point.noise() < apart / 4)
                .mapToDouble(point -> Math.abs(point.difference() - gradient))
                .min()
                .orElseThrow();
    }

    private static StepCurve curve(LayerKind kind, Precision precision, LayerMaker maker) {
        return SmallestMismatch.of(ReferenceSubject.of(
                        "Layer",
                        kind,
                        Conventions.USUAL,
                        precision,
                        Arithmetic.rounded(precision, SummationOrder.LAST_TO_FIRST),
                        maker))
                .flatMap(SmallestMismatch::steps)
                .orElseThrow();
    }
}
