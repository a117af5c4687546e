package io.github.backproof.property;

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
import io.github.backproof.specs.Repeatability;
import io.github.backproof.specs.Targets;
import io.github.backproof.specs.Tying;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/** The reference as a layer under test, with everything that a layer may declare. */
final class RightSubjects {
    private RightSubjects() {}

    /** In every precision, and without the biases that a kind may do without. */
    static List<Subject> all() {
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
            subjects.addAll(in(precision));
        }
        return subjects;
    }

    /** In one precision. */
    static List<Subject> in(Precision precision) {
        List<Subject> subjects = new ArrayList<>();
        for (LayerKind kind : LayerKind.values()) {
            for (Conventions conventions : variants(kind)) {
                String name = kind + " " + conventions.masking() + " " + conventions.gelu() + " "
                        + conventions.gradients() + " " + conventions.loraScale() + " " + conventions.repeatability()
                        + " " + conventions.variant();
                subjects.add(SubjectsUnderTest.right(name, kind, conventions, precision));
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
        if (kind == LayerKind.MLP) {
            all.add(repeatingUpToRounding(conventions));
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

    private static Conventions repeatingUpToRounding(Conventions as) {
        return new Conventions(
                as.weights(),
                as.gradients(),
                as.loraScale(),
                as.gelu(),
                as.masking(),
                Repeatability.SAME_UP_TO_ROUNDING,
                as.variant());
    }
}
