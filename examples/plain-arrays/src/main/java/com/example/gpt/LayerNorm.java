package com.example.gpt;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import java.util.Arrays;

/** Layer normalisation over the channels of each token. B is batch, T time, C channels. */
@GradientChecked(value = LayerKind.LAYER_NORM, gradients = GradientUpdate.ACCUMULATE)
public final class LayerNorm {
    private static final float EPSILON = 1e-5f;

    private final int channels;

    @Parameter("weight")
    final float[] gamma; // (C)

    @Gradient("weight")
    final float[] dGamma; // (C)

    @Parameter("bias")
    final float[] beta; // (C)

    @Gradient("bias")
    final float[] dBeta; // (C)

    // Kept by forward for backward.
    private float[] x; // (B, T, C)
    private float[] mean; // (B, T)
    private float[] rstd; // (B, T)

    public LayerNorm(@Size(Dimension.FEATURES) int channels) {
        this.channels = channels;
        gamma = new float[channels];
        dGamma = new float[channels];
        beta = new float[channels];
        dBeta = new float[channels];
        Arrays.fill(gamma, 1f);
    }

    /** (B, T, C) to (B, T, C). */
    public float[] forward(float[] x, @Size(Dimension.BATCH) int batch, @Size(Dimension.TOKENS) int time) {
        this.x = x;
        mean = new float[batch * time];
        rstd = new float[batch * time];
        float[] y = new float[batch * time * channels];
        for (int token = 0; token < batch * time; token++) {
            measure(token);
            for (int c = 0; c < channels; c++) {
                y[token * channels + c] = normalised(token, c) * gamma[c] + beta[c];
            }
        }
        return y;
    }

    /** The gradient of the output to that of the input, both (B, T, C). */
    public float[] backward(float[] dy) {
        float[] dx = new float[dy.length];
        for (int token = 0; token < mean.length; token++) {
            addParameterGradients(token, dy);
            inputGradient(token, dy, dx);
        }
        return dx;
    }

    /** Forgets the gradients that backward has added up. */
    public void zeroGradients() {
        Arrays.fill(dGamma, 0f);
        Arrays.fill(dBeta, 0f);
    }

    private void measure(int token) {
        float sum = 0f;
        for (int c = 0; c < channels; c++) {
            sum += x[token * channels + c];
        }
        mean[token] = sum / channels;
        float squares = 0f;
        for (int c = 0; c < channels; c++) {
            float shifted = x[token * channels + c] - mean[token];
            squares += shifted * shifted;
        }
        rstd[token] = 1f / (float) Math.sqrt(squares / channels + EPSILON);
    }

    private float normalised(int token, int c) {
        return (x[token * channels + c] - mean[token]) * rstd[token];
    }

    private void addParameterGradients(int token, float[] dy) {
        for (int c = 0; c < channels; c++) {
            dGamma[c] += dy[token * channels + c] * normalised(token, c);
            dBeta[c] += dy[token * channels + c];
        }
    }

    private void inputGradient(int token, float[] dy, float[] dx) {
        // The two means are what reaches x through the token's mean and through its rstd.
        float throughMean = 0f;
        float throughRstd = 0f;
        for (int c = 0; c < channels; c++) {
            float d = dy[token * channels + c] * gamma[c];
            throughMean += d / channels;
            throughRstd += d * normalised(token, c) / channels;
        }
        for (int c = 0; c < channels; c++) {
            float d = dy[token * channels + c] * gamma[c];
            dx[token * channels + c] = (d - throughMean - normalised(token, c) * throughRstd) * rstd[token];
        }
    }
}
