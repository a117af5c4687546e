package com.example.functional;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;

/**
 * The parameters of multi-head attention, d columns each, and the two functions on them. Every token sees all.
 *
 * @param heads into how many parts the columns are cut
 */
@GradientChecked(LayerKind.SELF_ATTENTION)
public record Attention(
        @Parameter("query.weight") float[][] queryWeight,
        @Parameter("query.bias") float[] queryBias,
        @Parameter("key.weight") float[][] keyWeight,
        @Parameter("key.bias") float[] keyBias,
        @Parameter("value.weight") float[][] valueWeight,
        @Parameter("value.bias") float[] valueBias,
        @Parameter("output.weight") float[][] outputWeight,
        @Parameter("output.bias") float[] outputBias,
        int heads) {

    /** What forward gives: the output, and the rest for backward. Mixed is what the output projection takes. */
    public record Forward(float[][] output, float[][] x, float[][] mixed, Head[] heads) {}

    /** What backward gives. */
    public record Gradients(
            float[][] input,
            float[][] queryWeight,
            float[] queryBias,
            float[][] keyWeight,
            float[] keyBias,
            float[][] valueWeight,
            float[] valueBias,
            float[][] outputWeight,
            float[] outputBias) {}

    public static Attention zeros(@Size(Dimension.FEATURES) int d, @Size(Dimension.HEADS) int heads) {
        if (d % heads != 0) {
            throw new IllegalArgumentException(heads + " heads do not divide " + d + " columns");
        }
        return new Attention(
                new float[d][d],
                new float[d],
                new float[d][d],
                new float[d],
                new float[d][d],
                new float[d],
                new float[d][d],
                new float[d],
                heads);
    }

    /** (n, d) to the same. */
    public static Forward forward(Attention p, float[][] x) {
        float[][] query = Products.affine(x, p.queryWeight, p.queryBias);
        float[][] key = Products.affine(x, p.keyWeight, p.keyBias);
        float[][] value = Products.affine(x, p.valueWeight, p.valueBias);
        float[][] mixed = new float[x.length][x[0].length];
        Head[] heads = new Head[p.heads];
        for (int h = 0; h < p.heads; h++) {
            heads[h] = Head.of(p.part(query, h), p.part(key, h), p.part(value, h));
            p.put(heads[h].output(), mixed, h);
        }
        return new Forward(Products.affine(mixed, p.outputWeight, p.outputBias), x, mixed, heads);
    }

    /** From the gradient of the output, (n, d). */
    public static Gradients backward(Attention p, Forward forward, float[][] dy) {
        float[][] dMixed = Products.of(dy, Products.transposed(p.outputWeight));
        float[][] dQuery = new float[dy.length][dy[0].length];
        float[][] dKey = new float[dy.length][dy[0].length];
        float[][] dValue = new float[dy.length][dy[0].length];
        for (int h = 0; h < p.heads; h++) {
            Head.Gradients ofHead = forward.heads[h].backward(p.part(dMixed, h));
            p.put(ofHead.query(), dQuery, h);
            p.put(ofHead.key(), dKey, h);
            p.put(ofHead.value(), dValue, h);
        }
        float[][] throughQueries = Products.of(dQuery, Products.transposed(p.queryWeight));
        float[][] throughKeys = Products.of(dKey, Products.transposed(p.keyWeight));
        float[][] throughValues = Products.of(dValue, Products.transposed(p.valueWeight));
        float[][] input = Products.transposed(forward.x);
        return new Gradients(
                Products.sum(Products.sum(throughQueries, throughKeys), throughValues),
                Products.of(input, dQuery),
                Products.sumOfRows(dQuery),
                Products.of(input, dKey),
                Products.sumOfRows(dKey),
                Products.of(input, dValue),
                Products.sumOfRows(dValue),
                Products.of(Products.transposed(forward.mixed), dy),
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

    /** The columns of a head. */
    private float[][] part(float[][] all, int head) {
        int width = all[0].length / heads;
        float[][] part = new float[all.length][width];
        for (int row = 0; row < all.length; row++) {
            System.arraycopy(all[row], head * width, part[row], 0, width);
        }
        return part;
    }

    private void put(float[][] part, float[][] all, int head) {
        for (int row = 0; row < all.length; row++) {
            System.arraycopy(part[row], 0, all[row], head * part[row].length, part[row].length);
        }
    }
}
