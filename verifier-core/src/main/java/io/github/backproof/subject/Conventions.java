package io.github.backproof.subject;

import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Repeatability;
import io.github.backproof.specs.WeightLayout;

/**
 * What a subject declares about itself beside its kind.
 *
 * @param weights how weight matrices are stored
 * @param gradients what backward does to gradients that are there
 * @param loraScale the factor of a LoRA adapter
 * @param gelu the form of GELU
 * @param masking which tokens attention may look at
 * @param repeatability what a second call with the same numbers gives
 * @param variant the variant of its kind
 */
public record Conventions(
        WeightLayout weights,
        GradientUpdate gradients,
        LoraScale loraScale,
        Gelu gelu,
        Masking masking,
        Repeatability repeatability,
        LayerVariant variant) {
    /** What a layer declares that declares nothing. */
    public static final Conventions USUAL =
            new Conventions(WeightLayout.IN_OUT, GradientUpdate.REPLACE, LoraScale.ALPHA, Gelu.ERF, Masking.NONE);

    /** Of a layer that gives the same bits again. */
    public Conventions(
            WeightLayout weights, GradientUpdate gradients, LoraScale loraScale, Gelu gelu, Masking masking) {
        this(weights, gradients, loraScale, gelu, masking, Repeatability.SAME_BITS, LayerVariant.USUAL);
    }

    static Conventions of(GradientChecked declared) {
        return new Conventions(
                declared.weights(),
                declared.gradients(),
                declared.loraScale(),
                declared.gelu(),
                declared.masking(),
                declared.repeatability(),
                new LayerVariant(
                        declared.activation(),
                        declared.pairing(),
                        declared.rotaryBase(),
                        declared.norms(),
                        declared.targets(),
                        declared.reduction(),
                        declared.tying(),
                        declared.positions()));
    }

    /** How many features of a head belong together in a layer of that kind: rotary positions turn pairs. */
    public int featuresTurnedTogether(LayerKind kind) {
        boolean isRotary =
                kind == LayerKind.ROTARY || kind == LayerKind.LANGUAGE_MODEL && variant.positions() == Positions.ROTARY;
        return isRotary ? 2 : 1;
    }

    /** The same of another variant. */
    public Conventions with(LayerVariant other) {
        return new Conventions(weights, gradients, loraScale, gelu, masking, repeatability, other);
    }

    /** The same with another mask. */
    public Conventions with(Masking other) {
        return new Conventions(weights, gradients, loraScale, gelu, other, repeatability, variant);
    }

    /** The same with another factor of adapters. */
    public Conventions with(LoraScale other) {
        return new Conventions(weights, gradients, other, gelu, masking, repeatability, variant);
    }

    /** The same with another GELU. */
    public Conventions with(Gelu other) {
        return new Conventions(weights, gradients, loraScale, other, masking, repeatability, variant);
    }

    /** The same with another way of updating gradients. */
    public Conventions with(GradientUpdate other) {
        return new Conventions(weights, other, loraScale, gelu, masking, repeatability, variant);
    }

    /** The same with another layout of weights. */
    public Conventions with(WeightLayout other) {
        return new Conventions(other, gradients, loraScale, gelu, masking, repeatability, variant);
    }
}
