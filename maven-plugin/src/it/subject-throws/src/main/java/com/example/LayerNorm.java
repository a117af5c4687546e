package com.example;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import java.util.Arrays;

/** Layer normalisation of T tokens by C channels, forward only so far. */
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
    private float[] rstd; // (T)

    public LayerNorm(@Size(Dimension.FEATURES) int channels) {
        gamma = new float[channels];
        dGamma = new float[channels];
        beta = new float[channels];
        dBeta = new float[channels];
        Arrays.fill(gamma, 1f);
    }

    /** (T, C) to (T, C). */
    public float[][] forward(float[][] x) {
        normalised = new float[x.length][gamma.length];
        rstd = new float[x.length];
        float[][] y = new float[x.length][gamma.length];
        for (int t = 0; t < x.length; t++) {
            normalise(t, x[t]);
            for (int c = 0; c < gamma.length; c++) {
                y[t][c] = normalised[t][c] * gamma[c] + beta[c];
            }
        }
        return y;
    }

    /** The mistake: it is not there yet. */
    public float[][] backward(float[][] dy) {
        throw new UnsupportedOperationException("backward of layer norm");
    }

    private void normalise(int t, float[] x) {
        float mean = 0f;
        for (float value : x) {
            mean += value / x.length;
        }
        float variance = 0f;
        for (float value : x) {
            variance += (value - mean) * (value - mean) / x.length;
        }
        rstd[t] = 1f / (float) Math.sqrt(variance + EPSILON);
        for (int c = 0; c < x.length; c++) {
            normalised[t][c] = (x[c] - mean) * rstd[t];
        }
    }
}
