package com.example.gpt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Attention for one token after the other: the keys and values of earlier ones are kept. C is channels. */
final class AttentionCache {
    private final CausalSelfAttention attention;
    private final int channels;
    private final int headSize;
    private final List<float[]> keys = new ArrayList<>(); // each (C)
    private final List<float[]> values = new ArrayList<>(); // each (C)

    AttentionCache(CausalSelfAttention attention, int channels, int heads) {
        this.attention = attention;
        this.channels = channels;
        headSize = channels / heads;
    }

    /** One more token's channels (C) to its output (C). */
    float[] next(float[] x) {
        float[] qkv = Matmul.forward(x, attention.parameters, attention.qkvWeight, channels, 3 * channels);
        Matmul.addBias(qkv, attention.parameters, attention.qkvBias, 3 * channels);
        keys.add(Arrays.copyOfRange(qkv, channels, 2 * channels));
        values.add(Arrays.copyOfRange(qkv, 2 * channels, 3 * channels));
        float[] mixed = new float[channels];
        for (int head = 0; head < channels; head += headSize) {
            mix(weights(qkv, head), head, mixed);
        }
        float[] y = Matmul.forward(mixed, attention.parameters, attention.projectionWeight, channels, channels);
        Matmul.addBias(y, attention.parameters, attention.projectionBias, channels);
        return y;
    }

    /** How much a head's query looks at each token so far. */
    private float[] weights(float[] query, int head) {
        float[] weights = new float[keys.size()];
        float max = Float.NEGATIVE_INFINITY;
        for (int s = 0; s < weights.length; s++) {
            for (int c = head; c < head + headSize; c++) {
                weights[s] += query[c] * keys.get(s)[c];
            }
            weights[s] /= (float) Math.sqrt(headSize);
            max = Math.max(max, weights[s]);
        }
        float sum = 0f;
        for (int s = 0; s < weights.length; s++) {
            weights[s] = (float) Math.exp(weights[s] - max);
            sum += weights[s];
        }
        for (int s = 0; s < weights.length; s++) {
            weights[s] /= sum;
        }
        return weights;
    }

    private void mix(float[] weights, int head, float[] mixed) {
        for (int s = 0; s < weights.length; s++) {
            for (int c = head; c < head + headSize; c++) {
                mixed[c] += weights[s] * values.get(s)[c];
            }
        }
    }
}
