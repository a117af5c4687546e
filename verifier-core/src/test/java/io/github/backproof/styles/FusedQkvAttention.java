package io.github.backproof.styles;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Gradients;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.Parameters;
import io.github.backproof.specs.Size;
import java.util.Arrays;

/** Queries, keys and values by one matrix of d by 3d; the output projection is left to two more arrays. */
@GradientChecked(value = LayerKind.SELF_ATTENTION, masking = Masking.CAUSAL)
public final class FusedQkvAttention {
    @Parameters({"query.weight", "key.weight", "value.weight"})
    private final float[][] w;

    @Gradients({"query.weight", "key.weight", "value.weight"})
    private final float[][] dw;

    @Parameters({"query.bias", "key.bias", "value.bias", "output.weight", "output.bias"})
    private final float[] rest;

    @Gradients({"query.bias", "key.bias", "value.bias", "output.weight", "output.bias"})
    private final float[] dRest;

    private final int d;
    private final int heads;
    private float[][][] x = {};
    private float[][][] qkv = {};
    private float[][][][] p = {};

    FusedQkvAttention(@Size(Dimension.FEATURES) int d, @Size(Dimension.HEADS) int heads) {
        if (d % heads != 0) {
            throw new IllegalArgumentException(heads + " heads do not divide " + d + " features.");
        }
        this.d = d;
        this.heads = heads;
        w = new float[d][3 * d];
        dw = new float[d][3 * d];
        rest = new float[4 * d + d * d];
        dRest = new float[rest.length];
    }

    float[][][] forward(float[][][] batch) {
        x = batch;
        qkv = new float[batch.length][][];
        p = new float[batch.length][heads][][];
        float[][][] y = new float[batch.length][][];
        for (int b = 0; b < batch.length; b++) {
            qkv[b] = projected(batch[b]);
            y[b] = new float[batch[b].length][];
            for (int h = 0; h < heads; h++) {
                p[b][h] = weights(qkv[b], h);
            }
            for (int t = 0; t < batch[b].length; t++) {
                y[b][t] = output(mixed(b, t));
            }
        }
        return y;
    }

    private float[][] projected(float[][] tokens) {
        float[][] all = new float[tokens.length][3 * d];
        for (int t = 0; t < tokens.length; t++) {
            for (int o = 0; o < 3 * d; o++) {
                float sum = rest[o];
                for (int i = 0; i < d; i++) {
                    sum += tokens[t][i] * w[i][o];
                }
                all[t][o] = sum;
            }
        }
        return all;
    }

    private float[][] weights(float[][] tokens, int h) {
        int wide = d / heads;
        float[][] result = new float[tokens.length][tokens.length];
        for (int t = 0; t < tokens.length; t++) {
            float most = Float.NEGATIVE_INFINITY;
            for (int s = 0; s <= t; s++) {
                float score = 0;
                for (int i = h * wide; i < (h + 1) * wide; i++) {
                    score += tokens[t][i] * tokens[s][d + i];
                }
                result[t][s] = (float) (score / Math.sqrt(wide));
                most = Math.max(most, result[t][s]);
            }
            float sum = 0;
            for (int s = 0; s <= t; s++) {
                result[t][s] = (float) Math.exp(result[t][s] - most);
                sum += result[t][s];
            }
            for (int s = 0; s <= t; s++) {
                result[t][s] /= sum;
            }
        }
        return result;
    }

    private float[] mixed(int b, int t) {
        float[] mixed = new float[d];
        for (int i = 0; i < d; i++) {
            for (int s = 0; s <= t; s++) {
                mixed[i] += p[b][i * heads / d][t][s] * qkv[b][s][2 * d + i];
            }
        }
        return mixed;
    }

    private float[] output(float[] mixed) {
        float[] y = new float[d];
        for (int o = 0; o < d; o++) {
            y[o] = rest[3 * d + d * d + o];
            for (int i = 0; i < d; i++) {
                y[o] += mixed[i] * rest[3 * d + i * d + o];
            }
        }
        return y;
    }

    float[][][] backward(float[][][] dy) {
        Arrays.fill(dRest, 0);
        Arrays.stream(dw).forEach(row -> Arrays.fill(row, 0));
        float[][][] dx = new float[dy.length][][];
        for (int b = 0; b < dy.length; b++) {
            float[][] dQkv = new float[dy[b].length][3 * d];
            for (int t = 0; t < dy[b].length; t++) {
                mixedBackward(b, t, outputBackward(mixed(b, t), dy[b][t]), dQkv);
            }
            dx[b] = projectedBackward(x[b], dQkv);
        }
        return dx;
    }

    private float[] outputBackward(float[] mixed, float[] dy) {
        float[] dMixed = new float[d];
        for (int o = 0; o < d; o++) {
            dRest[3 * d + d * d + o] += dy[o];
            for (int i = 0; i < d; i++) {
                dRest[3 * d + i * d + o] += mixed[i] * dy[o];
                dMixed[i] += dy[o] * rest[3 * d + i * d + o];
            }
        }
        return dMixed;
    }

    private void mixedBackward(int b, int t, float[] dMixed, float[][] dQkv) {
        int wide = d / heads;
        for (int h = 0; h < heads; h++) {
            float[] dp = new float[t + 1];
            float along = 0;
            for (int s = 0; s <= t; s++) {
                for (int i = h * wide; i < (h + 1) * wide; i++) {
                    dp[s] += dMixed[i] * qkv[b][s][2 * d + i];
                    dQkv[s][2 * d + i] += p[b][h][t][s] * dMixed[i];
                }
                along += p[b][h][t][s] * dp[s];
            }
            for (int s = 0; s <= t; s++) {
                float ds = (float) (p[b][h][t][s] * (dp[s] - along) / Math.sqrt(wide));
                for (int i = h * wide; i < (h + 1) * wide; i++) {
                    dQkv[t][i] += ds * qkv[b][s][d + i];
                    dQkv[s][d + i] += ds * qkv[b][t][i];
                }
            }
        }
    }

    private float[][] projectedBackward(float[][] tokens, float[][] dQkv) {
        float[][] dx = new float[tokens.length][d];
        for (int t = 0; t < tokens.length; t++) {
            for (int o = 0; o < 3 * d; o++) {
                dRest[o] += dQkv[t][o];
                for (int i = 0; i < d; i++) {
                    dw[i][o] += tokens[t][i] * dQkv[t][o];
                    dx[t][i] += dQkv[t][o] * w[i][o];
                }
            }
        }
        return dx;
    }
}
