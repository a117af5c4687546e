package com.example.functional;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;

/**
 * The parameters of a frozen linear layer with a trained update of low rank, and the two functions on them:
 * y = x w + b + s · x down up, with s = alpha / √rank.
 *
 * @param weight (in, out), frozen
 * @param bias (out), frozen
 * @param down (in, rank)
 * @param up (rank, out)
 * @param scale what the update is multiplied by
 */
@GradientChecked(value = LayerKind.LORA_LINEAR, loraScale = LoraScale.ALPHA_OVER_SQRT_R)
public record LoraLinear(
        @Parameter("weight") float[][] weight,
        @Parameter("bias") float[] bias,
        @Parameter("down") float[][] down,
        @Parameter("up") float[][] up,
        float scale) {

    /** What forward gives: the output, and the rest for backward. */
    public record Forward(float[][] output, float[][] x, float[][] reduced) {}

    /** What backward gives. What is frozen has no gradient. */
    public record Gradients(float[][] input, float[][] down, float[][] up) {}

    public static LoraLinear zeros(
            @Size(Dimension.INPUTS) int in,
            @Size(Dimension.OUTPUTS) int out,
            @Size(Dimension.RANK) int rank,
            @Hyper(Hyperparameter.LORA_ALPHA) float alpha) {
        float scale = alpha / (float) Math.sqrt(rank);
        return new LoraLinear(new float[in][out], new float[out], new float[in][rank], new float[rank][out], scale);
    }

    /** (n, in) to (n, out). */
    public static Forward forward(LoraLinear p, float[][] x) {
        float[][] reduced = Products.of(x, p.down);
        float[][] update = Products.scaled(Products.of(reduced, p.up), p.scale);
        return new Forward(Products.sum(Products.affine(x, p.weight, p.bias), update), x, reduced);
    }

    /** From the gradient of the output, (n, out). */
    public static Gradients backward(LoraLinear p, Forward forward, float[][] dy) {
        float[][] dUpdate = Products.scaled(dy, p.scale);
        float[][] dReduced = Products.of(dUpdate, Products.transposed(p.up));
        float[][] throughFrozen = Products.of(dy, Products.transposed(p.weight));
        float[][] throughUpdate = Products.of(dReduced, Products.transposed(p.down));
        return new Gradients(
                Products.sum(throughFrozen, throughUpdate),
                Products.of(Products.transposed(forward.x), dReduced),
                Products.of(Products.transposed(forward.reduced), dUpdate));
    }

    /** For the verifier, which has no argument for a record of parameters. */
    Forward forward(float[][] x) {
        return forward(this, x);
    }

    /** For the verifier, likewise. */
    Gradients backward(Forward forward, float[][] dy) {
        return backward(this, forward, dy);
    }
}
