package com.example.functional;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;

/** Normalises each row to mean 0 and variance 1, then scales and shifts each column. Parameters are arguments. */
@GradientChecked(LayerKind.LAYER_NORM)
public final class LayerNorm {
    private static final float EPSILON = 1e-5f;

    private LayerNorm() {}

    /** What forward gives: the output, and for backward the normalised rows and 1 / deviation of each. */
    public record Forward(float[][] output, float[][] normal, float[] inverse) {}

    /** What backward gives. */
    public record Gradients(float[][] input, float[] weight, float[] bias) {}

    /** (n, columns) to the same. */
    public static Forward forward(
            float[][] x, @Parameter("weight") float[] weight, @Parameter("bias") float[] bias) {
        float[][] output = new float[x.length][];
        float[][] normal = new float[x.length][];
        float[] inverse = new float[x.length];
        for (int row = 0; row < x.length; row++) {
            float[] centred = centred(x[row]);
            inverse[row] = 1 / (float) Math.sqrt(mean(centred, centred) + EPSILON);
            normal[row] = new float[centred.length];
            output[row] = new float[centred.length];
            for (int i = 0; i < centred.length; i++) {
                normal[row][i] = centred[i] * inverse[row];
                output[row][i] = normal[row][i] * weight[i] + bias[i];
            }
        }
        return new Forward(output, normal, inverse);
    }

    /** From the gradient of the output. */
    public static Gradients backward(Forward forward, float[][] dy, @Parameter("weight") float[] weight) {
        float[][] dx = new float[dy.length][];
        float[] dWeight = new float[weight.length];
        for (int row = 0; row < dy.length; row++) {
            float[] normal = forward.normal[row];
            float[] dNormal = new float[weight.length];
            for (int i = 0; i < weight.length; i++) {
                dWeight[i] += dy[row][i] * normal[i];
                dNormal[i] = dy[row][i] * weight[i];
            }
            // The mean takes out what is the same in all columns, the deviation what is along the row.
            float along = mean(dNormal, normal);
            dx[row] = centred(dNormal);
            for (int i = 0; i < weight.length; i++) {
                dx[row][i] = (dx[row][i] - along * normal[i]) * forward.inverse[row];
            }
        }
        return new Gradients(dx, dWeight, Products.sumOfRows(dy));
    }

    private static float[] centred(float[] row) {
        float mean = 0;
        for (float value : row) {
            mean += value / row.length;
        }
        float[] centred = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            centred[i] = row[i] - mean;
        }
        return centred;
    }

    /** The mean of the products. */
    private static float mean(float[] a, float[] b) {
        float mean = 0;
        for (int i = 0; i < a.length; i++) {
            mean += a[i] * b[i] / a.length;
        }
        return mean;
    }
}
