package com.example.functional;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;

/** The parameters of two linear layers with a GELU between them, and the two functions on them. */
@GradientChecked(value = LayerKind.MLP, gelu = Gelu.TANH)
public record Mlp(
        @Parameter("up.weight") float[][] upWeight,
        @Parameter("up.bias") float[] upBias,
        @Parameter("down.weight") float[][] downWeight,
        @Parameter("down.bias") float[] downBias) {
    private static final float ROOT = (float) Math.sqrt(2 / Math.PI);
    private static final float CUBIC = 0.044715f;

    /** What forward gives: the output, and the rest for backward. */
    public record Forward(float[][] output, float[][] x, float[][] hidden, float[][] active) {}

    /** What backward gives. */
    public record Gradients(
            float[][] input, float[][] upWeight, float[] upBias, float[][] downWeight, float[] downBias) {}

    public static Mlp zeros(@Size(Dimension.FEATURES) int d, @Size(Dimension.HIDDEN) int hidden) {
        return new Mlp(new float[d][hidden], new float[hidden], new float[hidden][d], new float[d]);
    }

    /** (n, d) to the same. */
    public static Forward forward(Mlp p, float[][] x) {
        float[][] hidden = Products.affine(x, p.upWeight, p.upBias);
        float[][] active = new float[hidden.length][hidden[0].length];
        for (int row = 0; row < hidden.length; row++) {
            for (int i = 0; i < hidden[row].length; i++) {
                active[row][i] = gelu(hidden[row][i]);
            }
        }
        return new Forward(Products.affine(active, p.downWeight, p.downBias), x, hidden, active);
    }

    /** From the gradient of the output, (n, d). */
    public static Gradients backward(Mlp p, Forward forward, float[][] dy) {
        float[][] dActive = Products.of(dy, Products.transposed(p.downWeight));
        float[][] dHidden = new float[dActive.length][dActive[0].length];
        for (int row = 0; row < dHidden.length; row++) {
            for (int i = 0; i < dHidden[row].length; i++) {
                dHidden[row][i] = dActive[row][i] * geluSlope(forward.hidden[row][i]);
            }
        }
        return new Gradients(
                Products.of(dHidden, Products.transposed(p.upWeight)),
                Products.of(Products.transposed(forward.x), dHidden),
                Products.sumOfRows(dHidden),
                Products.of(Products.transposed(forward.active), dy),
                Products.sumOfRows(dy));
    }

    /** For the verifier, which has no argument for a record of parameters. */
    Forward forward(float[][] x) {
        return forward(this, x);
    }

    /** For the verifier, likewise. */
    Gradients backward(Forward forward, float[][] dy) {
        return backward(this, forward, dy);
    }

    private static float gelu(float x) {
        return 0.5f * x * (1 + tanh(x));
    }

    private static float geluSlope(float x) {
        float tanh = tanh(x);
        float inner = ROOT * (1 + 3 * CUBIC * x * x);
        return 0.5f * (1 + tanh) + 0.5f * x * (1 - tanh * tanh) * inner;
    }

    private static float tanh(float x) {
        return (float) Math.tanh(ROOT * (x + CUBIC * x * x * x));
    }
}
