package com.example.gpt;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import io.github.backproof.specs.WeightLayout;
import java.util.Arrays;

/** Feed-forward with a gate, without biases: down(GELU(gate x) · up x). N is batch · time, C channels, H hidden units. */
@GradientChecked(value = LayerKind.GATED_MLP, weights = WeightLayout.OUT_IN)
public final class GatedMlp {
    private final int channels;
    private final int hidden;

    @Parameter("gate.weight")
    private final float[] gateWeight; // (H, C)

    @Gradient("gate.weight")
    private final float[] dGateWeight; // (H, C), of the latest backward alone

    @Parameter("up.weight")
    private final float[] upWeight; // (H, C)

    @Gradient("up.weight")
    private final float[] dUpWeight; // (H, C), of the latest backward alone

    @Parameter("down.weight")
    private final float[] downWeight; // (C, H)

    @Gradient("down.weight")
    private final float[] dDownWeight; // (C, H), of the latest backward alone

    // Kept by forward for backward.
    private float[] x; // (N, C)
    private float[] gate; // (N, H), before the activation
    private float[] up; // (N, H)
    private float[] product; // (N, H)

    public GatedMlp(@Size(Dimension.FEATURES) int channels, @Size(Dimension.HIDDEN) int hidden) {
        this.channels = channels;
        this.hidden = hidden;
        gateWeight = new float[hidden * channels];
        dGateWeight = new float[hidden * channels];
        upWeight = new float[hidden * channels];
        dUpWeight = new float[hidden * channels];
        downWeight = new float[channels * hidden];
        dDownWeight = new float[channels * hidden];
    }

    /** (N, C) to (N, C). */
    public float[] forward(float[] x) {
        this.x = x;
        gate = Matmul.forward(x, gateWeight, 0, channels, hidden);
        up = Matmul.forward(x, upWeight, 0, channels, hidden);
        product = new float[gate.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = ExactGelu.value(gate[i]) * up[i];
        }
        return Matmul.forward(product, downWeight, 0, hidden, channels);
    }

    /** The gradient of the output to that of the input, both (N, C). */
    public float[] backward(float[] dy) {
        forgetGradients();
        Matmul.addWeightGradient(dy, product, dDownWeight, 0, hidden, channels);
        float[] dProduct = Matmul.inputGradient(dy, downWeight, 0, hidden, channels);
        float[] dGate = new float[dProduct.length];
        float[] dUp = new float[dProduct.length];
        for (int i = 0; i < dProduct.length; i++) {
            dGate[i] = dProduct[i] * up[i] * ExactGelu.slope(gate[i]);
            dUp[i] = dProduct[i] * ExactGelu.value(gate[i]);
        }
        Matmul.addWeightGradient(dGate, x, dGateWeight, 0, channels, hidden);
        Matmul.addWeightGradient(dUp, x, dUpWeight, 0, channels, hidden);

        // The input reaches the product through both branches.
        float[] dx = Matmul.inputGradient(dGate, gateWeight, 0, channels, hidden);
        float[] viaUp = Matmul.inputGradient(dUp, upWeight, 0, channels, hidden);
        for (int i = 0; i < dx.length; i++) {
            dx[i] += viaUp[i];
        }
        return dx;
    }

    private void forgetGradients() {
        Arrays.fill(dGateWeight, 0f);
        Arrays.fill(dUpWeight, 0f);
        Arrays.fill(dDownWeight, 0f);
    }
}
