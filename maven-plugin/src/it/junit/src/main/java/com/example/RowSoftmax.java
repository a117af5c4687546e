package com.example;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;

/** The softmax of each row, in float32. */
@GradientChecked(LayerKind.SOFTMAX)
public final class RowSoftmax {
    private float[][] p = new float[0][];

    public float[][] forward(float[][] z) {
        p = new float[z.length][];
        for (int t = 0; t < z.length; t++) {
            float most = Float.NEGATIVE_INFINITY;
            for (float score : z[t]) {
                most = Math.max(most, score);
            }
            p[t] = new float[z[t].length];
            float sum = 0;
            for (int i = 0; i < z[t].length; i++) {
                p[t][i] = (float) Math.exp(z[t][i] - most);
                sum += p[t][i];
            }
            for (int i = 0; i < z[t].length; i++) {
                p[t][i] /= sum;
            }
        }
        return p;
    }

    public float[][] backward(float[][] delta) {
        float[][] dz = new float[p.length][];
        for (int t = 0; t < p.length; t++) {
            float rowTerm = 0;
            for (int i = 0; i < p[t].length; i++) {
                rowTerm += delta[t][i] * p[t][i];
            }
            dz[t] = new float[p[t].length];
            for (int i = 0; i < p[t].length; i++) {
                dz[t][i] = p[t][i] * (delta[t][i] - rowTerm);
            }
        }
        return dz;
    }
}
