package com.example;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;

/** The softmax of each row, safe from a division by zero. */
@GradientChecked(LayerKind.SOFTMAX)
public final class Softmax {
    private static final float EPSILON = 1e-3f;

    private float[][] p; // (T, C)

    /** (T, C) to (T, C). */
    public float[][] forward(float[][] z) {
        p = new float[z.length][];
        for (int t = 0; t < z.length; t++) {
            p[t] = softmax(z[t]);
        }
        return p;
    }

    /** dz = p ∘ (dy − p·dy), row by row. */
    public float[][] backward(float[][] dy) {
        float[][] dz = new float[dy.length][];
        for (int t = 0; t < dy.length; t++) {
            dz[t] = softmaxBackward(p[t], dy[t]);
        }
        return dz;
    }

    private static float[] softmax(float[] z) {
        float[] p = new float[z.length];
        float sum = 0f;
        for (int c = 0; c < z.length; c++) {
            p[c] = (float) Math.exp(z[c]);
            sum += p[c];
        }
        for (int c = 0; c < z.length; c++) {
            // The mistake: an epsilon guards the sum, where the row's maximum had to be subtracted.
            p[c] /= sum + EPSILON;
        }
        return p;
    }

    private static float[] softmaxBackward(float[] p, float[] dy) {
        float dot = 0f;
        for (int c = 0; c < p.length; c++) {
            dot += p[c] * dy[c];
        }
        float[] dz = new float[p.length];
        for (int c = 0; c < p.length; c++) {
            dz[c] = p[c] * (dy[c] - dot);
        }
        return dz;
    }
}
