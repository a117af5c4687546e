package com.example.gpt;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Size;

/** Turns the pairs (i, i + half) of each head by angles that grow with the position. B is batch, T time, C channels. */
@GradientChecked(LayerKind.ROTARY)
public final class RotaryPositions {
    private static final double BASE = 10_000;

    private final int channels;
    private final int heads;
    private final int headSize;

    public RotaryPositions(@Size(Dimension.FEATURES) int channels, @Size(Dimension.HEADS) int heads) {
        if (channels % (2 * heads) != 0) {
            throw new IllegalArgumentException(heads + " heads of pairs do not divide " + channels + " channels");
        }
        this.channels = channels;
        this.heads = heads;
        headSize = channels / heads;
    }

    /** (B, T, C) to (B, T, C). */
    public float[] forward(float[] x, @Size(Dimension.BATCH) int batch, @Size(Dimension.TOKENS) int time) {
        return turned(x, batch, time, 1);
    }

    /** The gradient of the output to that of the input, both (B, T, C): turned back by the same angles. */
    public float[] backward(float[] dy, @Size(Dimension.BATCH) int batch, @Size(Dimension.TOKENS) int time) {
        return turned(dy, batch, time, -1);
    }

    private float[] turned(float[] x, int batch, int time, int sense) {
        float[] y = new float[x.length];
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < time; t++) {
                for (int h = 0; h < heads; h++) {
                    turnHead(x, y, (b * time + t) * channels + h * headSize, sense * t);
                }
            }
        }
        return y;
    }

    private void turnHead(float[] x, float[] y, int head, int position) {
        int half = headSize / 2;
        for (int i = 0; i < half; i++) {
            double angle = position * Math.pow(BASE, -2.0 * i / headSize);
            float cos = (float) Math.cos(angle);
            float sin = (float) Math.sin(angle);
            int p = head + i;
            int q = head + i + half;
            y[p] = x[p] * cos - x[q] * sin;
            y[q] = x[p] * sin + x[q] * cos;
        }
    }
}
