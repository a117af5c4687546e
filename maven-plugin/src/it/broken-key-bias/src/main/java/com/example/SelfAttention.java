package com.example;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import java.util.Arrays;

/** Multi-head self-attention without a mask. Weights are in × out, T tokens are rows. */
@GradientChecked(LayerKind.SELF_ATTENTION)
public final class SelfAttention {
    @Parameter("query.weight")
    private final float[][] wQ; // (C, C)

    @Gradient("query.weight")
    private final float[][] dWQ; // (C, C)

    @Parameter("query.bias")
    private final float[] bQ; // (C)

    @Gradient("query.bias")
    private final float[] dBQ; // (C)

    @Parameter("key.weight")
    private final float[][] wK; // (C, C)

    @Gradient("key.weight")
    private final float[][] dWK; // (C, C)

    @Parameter("key.bias")
    private final float[] bK; // (C)

    @Gradient("key.bias")
    private final float[] dBK; // (C)

    @Parameter("value.weight")
    private final float[][] wV; // (C, C)

    @Gradient("value.weight")
    private final float[][] dWV; // (C, C)

    @Parameter("value.bias")
    private final float[] bV; // (C)

    @Gradient("value.bias")
    private final float[] dBV; // (C)

    @Parameter("output.weight")
    private final float[][] wO; // (C, C)

    @Gradient("output.weight")
    private final float[][] dWO; // (C, C)

    @Parameter("output.bias")
    private final float[] bO; // (C)

    @Gradient("output.bias")
    private final float[] dBO; // (C)

    private final int heads;
    private final int headSize;
    private final float scale;

    // Kept by forward for backward.
    private float[][] x; // (T, C)
    private float[][] q; // (T, C)
    private float[][] k; // (T, C)
    private float[][] v; // (T, C)
    private float[][][] p; // (H, T, T)
    private float[][] mixed; // (T, C)

    public SelfAttention(@Size(Dimension.FEATURES) int channels, @Size(Dimension.HEADS) int heads) {
        wQ = new float[channels][channels];
        dWQ = new float[channels][channels];
        bQ = new float[channels];
        dBQ = new float[channels];
        wK = new float[channels][channels];
        dWK = new float[channels][channels];
        bK = new float[channels];
        dBK = new float[channels];
        wV = new float[channels][channels];
        dWV = new float[channels][channels];
        bV = new float[channels];
        dBV = new float[channels];
        wO = new float[channels][channels];
        dWO = new float[channels][channels];
        bO = new float[channels];
        dBO = new float[channels];
        this.heads = heads;
        headSize = channels / heads;
        scale = 1f / (float) Math.sqrt(headSize);
    }

    /** (T, C) to (T, C). */
    public float[][] forward(float[][] x) {
        this.x = x;
        q = linear(x, wQ, bQ);
        k = linear(x, wK, bK);
        v = linear(x, wV, bV);
        p = new float[heads][x.length][];
        mixed = new float[x.length][wO.length];
        for (int h = 0; h < heads; h++) {
            for (int t = 0; t < x.length; t++) {
                p[h][t] = scores(h, t);
                softmax(p[h][t]);
                mix(h, t);
            }
        }
        return linear(mixed, wO, bO);
    }

    /** The gradient of the output to that of the input, both (T, C). */
    public float[][] backward(float[][] dy) {
        float[][] dMixed = linearBackward(dy, mixed, wO, dWO, dBO);
        float[][] dQ = new float[dy.length][wQ.length];
        float[][] dK = new float[dy.length][wK.length];
        float[][] dV = new float[dy.length][wV.length];
        for (int h = 0; h < heads; h++) {
            for (int t = 0; t < dy.length; t++) {
                float[] dP = mixBackward(h, t, dMixed, dV);
                scoresBackward(h, t, softmaxBackward(p[h][t], dP), dQ, dK);
            }
        }
        float[][] dx = linearBackward(dQ, x, wQ, dWQ, dBQ);
        add(dx, linearBackward(dK, x, wK, dWK, dBK));
        add(dx, linearBackward(dV, x, wV, dWV, dBV));
        return dx;
    }

    private float[] scores(int h, int t) {
        float[] scores = new float[k.length];
        for (int s = 0; s < k.length; s++) {
            for (int c = h * headSize; c < (h + 1) * headSize; c++) {
                scores[s] += q[t][c] * k[s][c] * scale;
            }
        }
        return scores;
    }

    private void scoresBackward(int h, int t, float[] dScores, float[][] dQ, float[][] dK) {
        for (int s = 0; s < k.length; s++) {
            for (int c = h * headSize; c < (h + 1) * headSize; c++) {
                dQ[t][c] += dScores[s] * k[s][c] * scale;
                dK[s][c] += dScores[s] * q[t][c] * scale;
            }
        }
    }

    private void mix(int h, int t) {
        for (int s = 0; s < v.length; s++) {
            for (int c = h * headSize; c < (h + 1) * headSize; c++) {
                mixed[t][c] += p[h][t][s] * v[s][c];
            }
        }
    }

    private float[] mixBackward(int h, int t, float[][] dMixed, float[][] dV) {
        float[] dP = new float[v.length];
        for (int s = 0; s < v.length; s++) {
            for (int c = h * headSize; c < (h + 1) * headSize; c++) {
                dP[s] += dMixed[t][c] * v[s][c];
                dV[s][c] += dMixed[t][c] * p[h][t][s];
            }
        }
        return dP;
    }

    private static void softmax(float[] row) {
        float max = row[0];
        for (float score : row) {
            max = Math.max(max, score);
        }
        float sum = 0f;
        for (int s = 0; s < row.length; s++) {
            row[s] = (float) Math.exp(row[s] - max);
            sum += row[s];
        }
        for (int s = 0; s < row.length; s++) {
            row[s] /= sum;
        }
    }

    private static float[] softmaxBackward(float[] p, float[] dP) {
        float[] dScores = new float[p.length];
        for (int s = 0; s < p.length; s++) {
            // The mistake: the row's sum of p · dP is not subtracted from dP.
            dScores[s] = p[s] * dP[s];
        }
        return dScores;
    }

    private static float[][] linear(float[][] x, float[][] w, float[] b) {
        float[][] y = new float[x.length][];
        for (int t = 0; t < x.length; t++) {
            y[t] = b.clone();
            for (int i = 0; i < w.length; i++) {
                for (int o = 0; o < b.length; o++) {
                    y[t][o] += x[t][i] * w[i][o];
                }
            }
        }
        return y;
    }

    /** Replaces the gradients of weight and bias, and returns that of the input. */
    private static float[][] linearBackward(float[][] dy, float[][] x, float[][] w, float[][] dW, float[] dB) {
        Arrays.fill(dB, 0f);
        for (float[] row : dW) {
            Arrays.fill(row, 0f);
        }
        float[][] dx = new float[dy.length][w.length];
        for (int t = 0; t < dy.length; t++) {
            for (int o = 0; o < dB.length; o++) {
                dB[o] += dy[t][o];
                for (int i = 0; i < w.length; i++) {
                    dW[i][o] += x[t][i] * dy[t][o];
                    dx[t][i] += dy[t][o] * w[i][o];
                }
            }
        }
        return dx;
    }

    private static void add(float[][] target, float[][] values) {
        for (int t = 0; t < target.length; t++) {
            for (int c = 0; c < target[t].length; c++) {
                target[t][c] += values[t][c];
            }
        }
    }
}
