package io.github.backproof.benchmarks;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;

/** Attention that computes nothing: what a try costs with it is what binding costs. */
@GradientChecked(LayerKind.SELF_ATTENTION)
final class HollowAttention {
    @Parameter("query.weight")
    private final float[][] wq;

    @Gradient("query.weight")
    private final float[][] dWq;

    @Parameter("key.weight")
    private final float[][] wk;

    @Gradient("key.weight")
    private final float[][] dWk;

    @Parameter("value.weight")
    private final float[][] wv;

    @Gradient("value.weight")
    private final float[][] dWv;

    @Parameter("output.weight")
    private final float[][] wo;

    @Gradient("output.weight")
    private final float[][] dWo;

    private final int heads;

    HollowAttention(@Size(Dimension.FEATURES) int d, @Size(Dimension.HEADS) int heads) {
        wq = new float[d][d];
        dWq = new float[d][d];
        wk = new float[d][d];
        dWk = new float[d][d];
        wv = new float[d][d];
        dWv = new float[d][d];
        wo = new float[d][d];
        dWo = new float[d][d];
        this.heads = heads;
    }

    float[][] forward(float[][] x) {
        return x;
    }

    float[][] backward(float[][] dy) {
        return dy;
    }

    @Override
    public String toString() {
        return "attention of " + heads + " heads and " + wq.length + wk.length + wv.length + wo.length + dWq.length
                + dWk.length + dWv.length + dWo.length;
    }
}
