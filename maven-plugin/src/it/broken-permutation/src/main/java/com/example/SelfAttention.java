package com.example;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import java.util.Arrays;

/** Multi-head self-attention without mask and biases. Weights are in × out, T tokens are rows. */
@GradientChecked(LayerKind.SELF_ATTENTION)
public final class SelfAttention {
    private static final double SLOPE = 0.5;

    @Parameter("query.weight")
    private final double[][] wQ; // (C, C)

    @Gradient("query.weight")
    private final double[][] dWQ; // (C, C)

    @Parameter("key.weight")
    private final double[][] wK; // (C, C)

    @Gradient("key.weight")
    private final double[][] dWK; // (C, C)

    @Parameter("value.weight")
    private final double[][] wV; // (C, C)

    @Gradient("value.weight")
    private final double[][] dWV; // (C, C)

    @Parameter("output.weight")
    private final double[][] wO; // (C, C)

    @Gradient("output.weight")
    private final double[][] dWO; // (C, C)

    private final int heads;
    private final int headSize;
    private final double scale;

    // Kept by forward for backward.
    private double[][] x; // (T, C)
    private double[][] q; // (T, C)
    private double[][] k; // (T, C)
    private double[][] v; // (T, C)
    private double[][][] p; // (H, T, T)
    private double[][] mixed; // (T, C)

    public SelfAttention(@Size(Dimension.FEATURES) int channels, @Size(Dimension.HEADS) int heads) {
        wQ = new double[channels][channels];
        dWQ = new double[channels][channels];
        wK = new double[channels][channels];
        dWK = new double[channels][channels];
        wV = new double[channels][channels];
        dWV = new double[channels][channels];
        wO = new double[channels][channels];
        dWO = new double[channels][channels];
        this.heads = heads;
        headSize = channels / heads;
        scale = 1 / Math.sqrt(headSize);
    }

    /** (T, C) to (T, C). */
    public double[][] forward(double[][] x) {
        this.x = x;
        q = times(x, wQ);
        k = times(x, wK);
        v = times(x, wV);
        p = new double[heads][x.length][];
        mixed = new double[x.length][wO.length];
        for (int h = 0; h < heads; h++) {
            for (int t = 0; t < x.length; t++) {
                p[h][t] = scores(h, t);
                softmax(p[h][t]);
                mix(h, t);
            }
        }
        return times(mixed, wO);
    }

    /** The gradient of the output to that of the input, both (T, C). */
    public double[][] backward(double[][] dy) {
        double[][] dMixed = linearBackward(dy, mixed, wO, dWO);
        double[][] dQ = new double[dy.length][wQ.length];
        double[][] dK = new double[dy.length][wK.length];
        double[][] dV = new double[dy.length][wV.length];
        for (int h = 0; h < heads; h++) {
            for (int t = 0; t < dy.length; t++) {
                double[] dP = mixBackward(h, t, dMixed, dV);
                scoresBackward(h, t, softmaxBackward(p[h][t], dP), dQ, dK);
            }
        }
        double[][] dx = linearBackward(dQ, x, wQ, dWQ);
        add(dx, linearBackward(dK, x, wK, dWK));
        add(dx, linearBackward(dV, x, wV, dWV));
        return dx;
    }

    private double[] scores(int h, int t) {
        double[] scores = new double[k.length];
        for (int s = 0; s < k.length; s++) {
            for (int c = h * headSize; c < (h + 1) * headSize; c++) {
                scores[s] += q[t][c] * k[s][c] * scale;
            }
            // The mistake: a penalty on distance, left over from a model with relative positions.
            scores[s] -= SLOPE * Math.abs(t - s);
        }
        return scores;
    }

    private void scoresBackward(int h, int t, double[] dScores, double[][] dQ, double[][] dK) {
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

    private double[] mixBackward(int h, int t, double[][] dMixed, double[][] dV) {
        double[] dP = new double[v.length];
        for (int s = 0; s < v.length; s++) {
            for (int c = h * headSize; c < (h + 1) * headSize; c++) {
                dP[s] += dMixed[t][c] * v[s][c];
                dV[s][c] += dMixed[t][c] * p[h][t][s];
            }
        }
        return dP;
    }

    private static void softmax(double[] row) {
        double max = row[0];
        for (double score : row) {
            max = Math.max(max, score);
        }
        double sum = 0;
        for (int s = 0; s < row.length; s++) {
            row[s] = Math.exp(row[s] - max);
            sum += row[s];
        }
        for (int s = 0; s < row.length; s++) {
            row[s] /= sum;
        }
    }

    private static double[] softmaxBackward(double[] p, double[] dP) {
        double dot = 0;
        for (int s = 0; s < p.length; s++) {
            dot += p[s] * dP[s];
        }
        double[] dScores = new double[p.length];
        for (int s = 0; s < p.length; s++) {
            dScores[s] = p[s] * (dP[s] - dot);
        }
        return dScores;
    }

    private static double[][] times(double[][] x, double[][] w) {
        double[][] y = new double[x.length][w.length];
        for (int t = 0; t < x.length; t++) {
            for (int i = 0; i < w.length; i++) {
                for (int o = 0; o < w.length; o++) {
                    y[t][o] += x[t][i] * w[i][o];
                }
            }
        }
        return y;
    }

    /** Replaces the gradient of the weight, and returns that of the input. */
    private static double[][] linearBackward(double[][] dy, double[][] x, double[][] w, double[][] dW) {
        for (double[] row : dW) {
            Arrays.fill(row, 0);
        }
        double[][] dx = new double[dy.length][w.length];
        for (int t = 0; t < dy.length; t++) {
            for (int i = 0; i < w.length; i++) {
                for (int o = 0; o < w.length; o++) {
                    dW[i][o] += x[t][i] * dy[t][o];
                    dx[t][i] += dy[t][o] * w[i][o];
                }
            }
        }
        return dx;
    }

    private static void add(double[][] target, double[][] values) {
        for (int t = 0; t < target.length; t++) {
            for (int c = 0; c < target[t].length; c++) {
                target[t][c] += values[t][c];
            }
        }
    }
}
