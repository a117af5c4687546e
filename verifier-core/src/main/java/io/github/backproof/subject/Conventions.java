package io.github.backproof.subject;

import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.Repeatability;
import io.github.backproof.specs.WeightLayout;

/**
 * What a subject declares about itself beside its kind.
 *
 * @param weights how weight matrices are stored
 * @param gradients what backward does to gradients that are there
 * @param loraScale the factor of a LoRA adapter
 * @param gelu the activation of an MLP
 * @param masking which tokens attention may look at
 * @param repeatability what a second call with the same numbers gives
 */
public record Conventions(
        WeightLayout weights,
        GradientUpdate gradients,
        LoraScale loraScale,
        Gelu gelu,
        Masking masking,
        Repeatability repeatability) {
    /** Of a layer that gives the same bits again. */
    public Conventions(
            WeightLayout weights, GradientUpdate gradients, LoraScale loraScale, Gelu gelu, Masking masking) {
        this(weights, gradients, loraScale, gelu, masking, Repeatability.SAME_BITS);
    }

    static Conventions of(GradientChecked declared) {
        return new Conventions(
                declared.weights(),
                declared.gradients(),
                declared.loraScale(),
                declared.gelu(),
                declared.masking(),
                declared.repeatability());
    }
}
