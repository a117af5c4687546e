package com.example.gpt;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import io.github.backproof.specs.WeightLayout;
import java.util.Arrays;

/** The feed-forward part of a block: up, GELU, down. N is batch · time, C channels, H hidden units. */
@GradientChecked(
        value = LayerKind.MLP,
        weights = WeightLayout.OUT_IN,
        gradients = GradientUpdate.ACCUMULATE,
        gelu = Gelu.TANH)
public final class GeluMlp {
    private static final float ROOT = (float) Math.sqrt(2 / Math.PI);
    private static final float CUBIC = 0.044715f;

    private final int channels;
    private final int hidden;

    @Parameter("up.weight")
    final float[] upWeight; // (H, C)

    @Gradient("up.weight")
    final float[] dUpWeight; // (H, C)

    @Parameter("up.bias")
    final float[] upBias; // (H)

    @Gradient("up.bias")
    final float[] dUpBias; // (H)

    @Parameter("down.weight")
    final float[] downWeight; // (C, H)

    @Gradient("down.weight")
    final float[] dDownWeight; // (C, H)

    @Parameter("down.bias")
    final float[] downBias; // (C)

    @Gradient("down.bias")
    final float[] dDownBias; // (C)

    // Kept by forward for backward.
    private float[] x; // (N, C)
    private float[] before; // (N, H)
    private float[] after; // (N, H)

    public GeluMlp(@Size(Dimension.FEATURES) int channels, @Size(Dimension.HIDDEN) int hidden) {
        this.channels = channels;
        this.hidden = hidden;
        upWeight = new float[hidden * channels];
        dUpWeight = new float[hidden * channels];
        upBias = new float[hidden];
        dUpBias = new float[hidden];
        downWeight = new float[channels * hidden];
        dDownWeight = new float[channels * hidden];
        downBias = new float[channels];
        dDownBias = new float[channels];
    }

    /** (N, C) to (N, C). */
    public float[] forward(float[] x) {
        this.x = x;
        before = Matmul.forward(x, upWeight, 0, channels, hidden);
        Matmul.addBias(before, upBias, 0, hidden);
        after = new float[before.length];
        for (int i = 0; i < before.length; i++) {
            after[i] = gelu(before[i]);
        }
        float[] y = Matmul.forward(after, downWeight, 0, hidden, channels);
        Matmul.addBias(y, downBias, 0, channels);
        return y;
    }

    /** The gradient of the output to that of the input, both (N, C). */
    public float[] backward(float[] dy) {
        Matmul.addWeightGradient(dy, after, dDownWeight, 0, hidden, channels);
        Matmul.addBiasGradient(dy, dDownBias, 0, channels);
        float[] d = Matmul.inputGradient(dy, downWeight, 0, hidden, channels);
        for (int i = 0; i < d.length; i++) {
            d[i] *= geluSlope(before[i]);
        }
        Matmul.addWeightGradient(d, x, dUpWeight, 0, channels, hidden);
        Matmul.addBiasGradient(d, dUpBias, 0, hidden);
        return Matmul.inputGradient(d, upWeight, 0, channels, hidden);
    }

    /** Forgets the gradients that backward has added up. */
    public void zeroGradients() {
        Arrays.fill(dUpWeight, 0f);
        Arrays.fill(dUpBias, 0f);
        Arrays.fill(dDownWeight, 0f);
        Arrays.fill(dDownBias, 0f);
    }

    private static float gelu(float z) {
        return 0.5f * z * (1f + tanh(z));
    }

    private static float geluSlope(float z) {
        float tanh = tanh(z);
        float innerSlope = ROOT * (1f + 3f * CUBIC * z * z);
        return 0.5f * (1f + tanh) + 0.5f * z * (1f - tanh * tanh) * innerSlope;
    }

    private static float tanh(float z) {
        return (float) Math.tanh(ROOT * (z + CUBIC * z * z * z));
    }
}
