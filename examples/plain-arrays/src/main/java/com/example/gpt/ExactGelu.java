package com.example.gpt;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;

/** GELU by the normal distribution, zΦ(z), each entry for itself. T is time, C channels. */
@GradientChecked(LayerKind.ACTIVATION)
public final class ExactGelu {
    private static final double INVERSE_ROOT = 1 / Math.sqrt(2 * Math.PI);

    // Kept by forward for backward.
    private float[][] x; // (T, C)

    /** (T, C) to (T, C). */
    public float[][] forward(float[][] x) {
        this.x = x;
        float[][] y = new float[x.length][x[0].length];
        for (int t = 0; t < x.length; t++) {
            for (int c = 0; c < x[t].length; c++) {
                y[t][c] = value(x[t][c]);
            }
        }
        return y;
    }

    /** The gradient of the output to that of the input, both (T, C). */
    public float[][] backward(float[][] dy) {
        float[][] dx = new float[dy.length][dy[0].length];
        for (int t = 0; t < dy.length; t++) {
            for (int c = 0; c < dy[t].length; c++) {
                dx[t][c] = dy[t][c] * slope(x[t][c]);
            }
        }
        return dx;
    }

    /** zΦ(z). */
    static float value(float z) {
        return (float) (z * distribution(z));
    }

    /** Its derivative, Φ(z) + zφ(z). */
    static float slope(float z) {
        return (float) (distribution(z) + z * density(z));
    }

    /** Φ(z), as the series ½ + φ(z)(z + z³/3 + z⁵/15 + …). */
    private static double distribution(double z) {
        if (!(Math.abs(z) < 8)) { // further out, float cannot tell Φ from 0 or 1
            return z > 0 ? 1 : 0;
        }
        double term = z;
        double sum = z;
        for (int odd = 3; sum + term != sum; odd += 2) {
            term *= z * z / odd;
            sum += term;
        }
        return 0.5 + density(z) * sum;
    }

    /** φ(z). */
    private static double density(double z) {
        return INVERSE_ROOT * Math.exp(-0.5 * z * z);
    }
}
