package com.example.gpt;

import java.util.Arrays;

/**
 * Causal multi-head attention with query, key and value in one projection. B is batch, T time, C channels, H heads. The
 * parameters, and their gradients likewise, lie in one buffer: qkv weight (3C, C), qkv bias (3C), projection weight
 * (C, C), projection bias (C).
 */
final class CausalSelfAttention {
    // The parts of a token's 3C activations.
    private static final int QUERY = 0;
    private static final int KEY = 1;
    private static final int VALUE = 2;

    final float[] parameters;
    final float[] gradients;
    final int qkvWeight;
    final int qkvBias;
    final int projectionWeight;
    final int projectionBias;

    private final int channels;
    private final int heads;
    private final int headSize;
    private final float scale;

    // Kept by forward for backward.
    private int batch;
    private int time;
    private float[] x; // (B, T, C)
    private float[] qkv; // (B, T, 3C)
    private float[] weights; // (B, H, T, T), zero above the diagonal
    private float[] mixed; // (B, T, C)

    CausalSelfAttention(int channels, int heads) {
        if (channels % heads != 0) {
            throw new IllegalArgumentException(heads + " heads do not divide " + channels + " channels");
        }
        this.channels = channels;
        this.heads = heads;
        headSize = channels / heads;
        scale = 1f / (float) Math.sqrt(headSize);
        qkvWeight = 0;
        qkvBias = qkvWeight + 3 * channels * channels;
        projectionWeight = qkvBias + 3 * channels;
        projectionBias = projectionWeight + channels * channels;
        parameters = new float[projectionBias + channels];
        gradients = new float[parameters.length];
    }

    /** (B, T, C) to (B, T, C). */
    float[] forward(float[] x, int batch, int time) {
        this.x = x;
        this.batch = batch;
        this.time = time;
        qkv = Matmul.forward(x, parameters, qkvWeight, channels, 3 * channels);
        Matmul.addBias(qkv, parameters, qkvBias, 3 * channels);
        weights = new float[batch * heads * time * time];
        mixed = new float[batch * time * channels];
        for (int b = 0; b < batch; b++) {
            for (int h = 0; h < heads; h++) {
                for (int t = 0; t < time; t++) {
                    scores(b, h, t);
                    softmax(row(b, h, t), t + 1);
                    mix(b, h, t);
                }
            }
        }
        float[] y = Matmul.forward(mixed, parameters, projectionWeight, channels, channels);
        Matmul.addBias(y, parameters, projectionBias, channels);
        return y;
    }

    /** The gradient of the output to that of the input, both (B, T, C). */
    float[] backward(float[] dy) {
        Matmul.addWeightGradient(dy, mixed, gradients, projectionWeight, channels, channels);
        Matmul.addBiasGradient(dy, gradients, projectionBias, channels);
        float[] dMixed = Matmul.inputGradient(dy, parameters, projectionWeight, channels, channels);
        float[] dQkv = new float[qkv.length];
        for (int b = 0; b < batch; b++) {
            for (int h = 0; h < heads; h++) {
                for (int t = 0; t < time; t++) {
                    float[] d = mixBackward(b, h, t, dMixed, dQkv);
                    softmaxBackward(row(b, h, t), d);
                    scoresBackward(b, h, t, d, dQkv);
                }
            }
        }
        Matmul.addWeightGradient(dQkv, x, gradients, qkvWeight, channels, 3 * channels);
        Matmul.addBiasGradient(dQkv, gradients, qkvBias, 3 * channels);
        return Matmul.inputGradient(dQkv, parameters, qkvWeight, channels, 3 * channels);
    }

    /** Forgets the gradients that backward has added up. */
    void zeroGradients() {
        Arrays.fill(gradients, 0f);
    }

    private void scores(int b, int h, int t) {
        int query = at(QUERY, b, h, t);
        for (int s = 0; s <= t; s++) {
            int key = at(KEY, b, h, s);
            float sum = 0f;
            for (int c = 0; c < headSize; c++) {
                sum += qkv[query + c] * qkv[key + c];
            }
            weights[row(b, h, t) + s] = sum * scale;
        }
    }

    private void scoresBackward(int b, int h, int t, float[] dScores, float[] dQkv) {
        int query = at(QUERY, b, h, t);
        for (int s = 0; s <= t; s++) {
            int key = at(KEY, b, h, s);
            float d = dScores[s] * scale;
            for (int c = 0; c < headSize; c++) {
                dQkv[query + c] += d * qkv[key + c];
                dQkv[key + c] += d * qkv[query + c];
            }
        }
    }

    /** Turns the scores in a row's first entries into weights. */
    private void softmax(int row, int visible) {
        float max = Float.NEGATIVE_INFINITY;
        for (int s = 0; s < visible; s++) {
            max = Math.max(max, weights[row + s]);
        }
        float sum = 0f;
        for (int s = 0; s < visible; s++) {
            weights[row + s] = (float) Math.exp(weights[row + s] - max);
            sum += weights[row + s];
        }
        for (int s = 0; s < visible; s++) {
            weights[row + s] /= sum;
        }
    }

    /** Turns a row's weight gradients into score gradients. */
    private void softmaxBackward(int row, float[] d) {
        float dot = 0f;
        for (int s = 0; s < d.length; s++) {
            dot += weights[row + s] * d[s];
        }
        for (int s = 0; s < d.length; s++) {
            d[s] = weights[row + s] * (d[s] - dot);
        }
    }

    private void mix(int b, int h, int t) {
        int out = (b * time + t) * channels + h * headSize;
        for (int s = 0; s <= t; s++) {
            int value = at(VALUE, b, h, s);
            for (int c = 0; c < headSize; c++) {
                mixed[out + c] += weights[row(b, h, t) + s] * qkv[value + c];
            }
        }
    }

    /** Adds the value gradients and returns those of the weights of the visible tokens. */
    private float[] mixBackward(int b, int h, int t, float[] dMixed, float[] dQkv) {
        int out = (b * time + t) * channels + h * headSize;
        float[] dWeights = new float[t + 1];
        for (int s = 0; s <= t; s++) {
            int value = at(VALUE, b, h, s);
            for (int c = 0; c < headSize; c++) {
                dWeights[s] += dMixed[out + c] * qkv[value + c];
                dQkv[value + c] += dMixed[out + c] * weights[row(b, h, t) + s];
            }
        }
        return dWeights;
    }

    /** Where a head's query, key or value of a token starts. */
    private int at(int part, int b, int h, int t) {
        return ((b * time + t) * 3 + part) * channels + h * headSize;
    }

    /** Where a token's attention weights in a head start. */
    private int row(int b, int h, int t) {
        return ((b * heads + h) * time + t) * time;
    }
}
