package com.example;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import java.util.Arrays;

/** Layer normalisation of T tokens by C channels. */
@GradientChecked(LayerKind.LAYER_NORM)
public final class LayerNorm {
    private static final float EPSILON = 1e-5f;

    @Parameter("weight")
    private final float[] gamma; // (C)

    @Gradient("weight")
    private final float[] dGamma; // (C)

    @Parameter("bias")
    private final float[] beta; // (C)

    @Gradient("bias")
    private final float[] dBeta; // (C)

    private float[][] normalised; // (T, C)
    private float rstd;

    public LayerNorm(@Size(Dimension.FEATURES) int channels) {
        gamma = new float[channels];
        dGamma = new float[channels];
        beta = new float[channels];
        dBeta = new float[channels];
        Arrays.fill(gamma, 1f);
    }

    /** (T, C) to (T, C). */
    public float[][] forward(float[][] x) {
        normalise(x);
        float[][] y = new float[x.length][gamma.length];
        for (int t = 0; t < x.length; t++) {
            for (int c = 0; c < gamma.length; c++) {
                y[t][c] = normalised[t][c] * gamma[c] + beta[c];
            }
        }
        return y;
    }

    /** The gradient of the output to that of the input, both (T, C). */
    public float[][] backward(float[][] dy) {
        parameterGradients(dy);
        int count = dy.length * gamma.length;
        float throughMean = 0f;
        float throughRstd = 0f;
        for (int t = 0; t < dy.length; t++) {
            for (int c = 0; c < gamma.length; c++) {
                throughMean += dy[t][c] * gamma[c] / count;
                throughRstd += dy[t][c] * gamma[c] * normalised[t][c] / count;
            }
        }
        float[][] dx = new float[dy.length][gamma.length];
        for (int t = 0; t < dy.length; t++) {
            for (int c = 0; c < gamma.length; c++) {
                dx[t][c] = (dy[t][c] * gamma[c] - throughMean - normalised[t][c] * throughRstd) * rstd;
            }
        }
        return dx;
    }

    private void normalise(float[][] x) {
        // The mistake: one mean and one variance for all tokens, where each token has its own.
        float mean = mean(x, 0f, 1);
        rstd = 1f / (float) Math.sqrt(mean(x, mean, 2) + EPSILON);
        normalised = new float[x.length][gamma.length];
        for (int t = 0; t < x.length; t++) {
            for (int c = 0; c < gamma.length; c++) {
                normalised[t][c] = (x[t][c] - mean) * rstd;
            }
        }
    }

    private static float mean(float[][] x, float centre, int power) {
        float sum = 0f;
        for (float[] row : x) {
            for (float value : row) {
                sum += (float) Math.pow(value - centre, power);
            }
        }
        return sum / (x.length * x[0].length);
    }

    private void parameterGradients(float[][] dy) {
        Arrays.fill(dGamma, 0f);
        Arrays.fill(dBeta, 0f);
        for (int t = 0; t < dy.length; t++) {
            for (int c = 0; c < gamma.length; c++) {
                dGamma[c] += dy[t][c] * normalised[t][c];
                dBeta[c] += dy[t][c];
            }
        }
    }
}
