package com.example.gpt;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import java.util.Arrays;

/** A linear layer: y = x w + b. N is batch · time. The weight is in × out, as GPT-2's files store it. */
@GradientChecked(LayerKind.LINEAR)
public final class Linear {
    private final int in;
    private final int out;

    @Parameter("weight")
    private final float[] weight; // (in, out)

    @Gradient("weight")
    private final float[] dWeight; // (in, out), of the latest backward alone

    @Parameter("bias")
    private final float[] bias; // (out)

    @Gradient("bias")
    private final float[] dBias; // (out), of the latest backward alone

    // Kept by forward for backward.
    private float[] x; // (N, in)

    public Linear(@Size(Dimension.INPUTS) int in, @Size(Dimension.OUTPUTS) int out) {
        this.in = in;
        this.out = out;
        weight = new float[in * out];
        dWeight = new float[in * out];
        bias = new float[out];
        dBias = new float[out];
    }

    /** (N, in) to (N, out). */
    public float[] forward(float[] x) {
        this.x = x;
        int rows = x.length / in;
        float[] y = new float[rows * out];
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < out; o++) {
                float sum = bias[o];
                for (int i = 0; i < in; i++) {
                    sum += x[row * in + i] * weight[i * out + o];
                }
                y[row * out + o] = sum;
            }
        }
        return y;
    }

    /** The gradient of the output (N, out) to that of the input (N, in). */
    public float[] backward(float[] dy) {
        parameterGradients(dy);
        return inputGradient(dy);
    }

    private void parameterGradients(float[] dy) {
        Arrays.fill(dWeight, 0f);
        Arrays.fill(dBias, 0f);
        for (int row = 0; row < dy.length / out; row++) {
            for (int o = 0; o < out; o++) {
                float d = dy[row * out + o];
                dBias[o] += d;
                for (int i = 0; i < in; i++) {
                    dWeight[i * out + o] += d * x[row * in + i];
                }
            }
        }
    }

    private float[] inputGradient(float[] dy) {
        int rows = dy.length / out;
        float[] dx = new float[rows * in];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < in; i++) {
                float sum = 0f;
                for (int o = 0; o < out; o++) {
                    sum += dy[row * out + o] * weight[i * out + o];
                }
                dx[row * in + i] = sum;
            }
        }
        return dx;
    }
}
