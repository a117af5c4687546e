package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.catalogue.Oracle;
import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.NonLinearity;
import io.github.backproof.specs.NormPlacement;
import io.github.backproof.specs.Pairing;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Reduction;
import io.github.backproof.specs.Targets;
import io.github.backproof.specs.Tying;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No right layer is accused: the reference upholds every invariant in every precision. */
class RightLayersTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 200);

    @TestFactory
    Stream<DynamicTest> the_reference_upholds() {
        return subjects().stream()
                .flatMap(subject -> Invariants.concerning(subject).stream()
                        .filter(property -> property.notApplicableTo(subject).isEmpty())
                        .map(property -> dynamicTest(
                                property.spec().id() + " " + subject.name(), () -> upholds(subject, property))));
    }

    private static void upholds(Subject subject, InvariantProperty property) {
        Verdict verdict = Judge.verdict(property, subject, SETTINGS);
        assertThat(verdict.outcome())
                .as(verdict::toString)
                .isIn(
                        isBeyondReach(subject, property)
                                ? List.of(Outcome.CANNOT_TELL, Outcome.UPHELD)
                                : List.of(Outcome.UPHELD));
    }

    /**
     * Eight or eleven bits are too few for a difference quotient or to tell the GELUs apart, and eight for some sums over a whole model:
     * saying so is right, accusing would not be.
     */
    private static boolean isBeyondReach(Subject subject, InvariantProperty property) {
        boolean isShort = subject.precision() == Precision.BFLOAT16 || subject.precision() == Precision.FLOAT16;
        String id = property.spec().id();
        return isShort && (property.spec().oracle() == Oracle.DERIVATIVE || id.equals("ACT-03"))
                || subject.precision() == Precision.BFLOAT16
                        && List.of("GEN-11", "GPT-03", "GPT-07", "GPT-09").contains(id)
                        && subject.kind() == LayerKind.LANGUAGE_MODEL;
    }

    private static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (LayerKind kind : List.of(
                LayerKind.LINEAR,
                LayerKind.SELF_ATTENTION,
                LayerKind.MLP,
                LayerKind.GATED_MLP,
                LayerKind.LORA_LINEAR,
                LayerKind.TRANSFORMER_BLOCK,
                LayerKind.LANGUAGE_MODEL)) {
            subjects.add(SubjectsUnderTest.withoutBiases(kind, Precision.FLOAT32));
        }
        for (Precision precision : Precision.values()) {
            for (LayerKind kind : LayerKind.values()) {
                for (Conventions conventions : variants(kind)) {
                    String name = kind + " " + conventions.masking() + " " + conventions.gelu() + " "
                            + conventions.gradients() + " " + conventions.loraScale() + " " + conventions.variant();
                    subjects.add(SubjectsUnderTest.right(name, kind, conventions, precision));
                }
            }
        }
        return subjects;
    }

    /** Every choice that a kind offers, at least once. */
    private static List<Conventions> variants(LayerKind kind) {
        LayerVariant usual = LayerVariant.USUAL;
        Conventions conventions = Conventions.USUAL.with(LoraScale.ALPHA_OVER_R);
        List<LayerVariant> others = switch (kind) {
            case ACTIVATION, MLP, GATED_MLP -> List.of(usual.with(NonLinearity.SILU), usual.with(NonLinearity.RELU));
            case ROTARY -> List.of(usual.with(Pairing.NEIGHBOURS));
            case TRANSFORMER_BLOCK -> List.of(usual.with(NormPlacement.AFTER));
            case CROSS_ENTROPY ->
                List.of(
                        usual.with(Targets.NEXT_TOKEN, Reduction.MEAN),
                        usual.with(Targets.GIVEN, Reduction.SUM),
                        usual.with(Targets.NEXT_TOKEN, Reduction.SUM));
            case LANGUAGE_MODEL -> List.of(usual.with(Tying.TIED, Positions.NONE));
            default -> List.of();
        };
        List<Conventions> all = new ArrayList<>(List.of(conventions));
        others.forEach(variant -> all.add(conventions.with(variant)));
        if (kind == LayerKind.ACTIVATION || kind == LayerKind.MLP) {
            all.add(conventions.with(Gelu.TANH));
        }
        if (kind == LayerKind.MLP || kind == LayerKind.EMBEDDING) {
            all.add(conventions.with(GradientUpdate.ACCUMULATE));
        }
        if (kind.hasHeads() && kind != LayerKind.ROTARY) {
            all.add(conventions.with(Masking.CAUSAL));
        }
        switch (kind) {
            case TRANSFORMER_BLOCK ->
                all.add(conventions.with(usual.with(NormPlacement.AFTER)).with(Masking.CAUSAL));
            case LANGUAGE_MODEL ->
                all.add(conventions
                        .with(usual.with(Tying.TIED, Positions.ROTARY))
                        .with(Masking.CAUSAL));
            case LORA_LINEAR -> {
                all.add(conventions.with(LoraScale.ALPHA));
                all.add(conventions.with(LoraScale.ALPHA_OVER_SQRT_R));
            }
            default -> {}
        }
        return all;
    }
}
