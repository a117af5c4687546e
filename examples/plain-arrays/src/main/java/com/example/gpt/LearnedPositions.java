package com.example.gpt;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import java.util.Arrays;

/** Adds to each token the table's row of its position. B is batch, T time, C channels; the table ends the context. */
@GradientChecked(value = LayerKind.POSITION_EMBEDDING, gradients = GradientUpdate.ACCUMULATE)
public final class LearnedPositions {
    private final int context;
    private final int channels;

    @Parameter("weight")
    final float[] table; // (context, C)

    @Gradient("weight")
    final float[] dTable; // (context, C)

    // Kept by forward for backward.
    private int batch;
    private int time;

    public LearnedPositions(@Size(Dimension.CONTEXT) int context, @Size(Dimension.FEATURES) int channels) {
        this.context = context;
        this.channels = channels;
        table = new float[context * channels];
        dTable = new float[context * channels];
    }

    /** (B, T, C) to (B, T, C). */
    public float[] forward(float[] x, @Size(Dimension.BATCH) int batch, @Size(Dimension.TOKENS) int time) {
        this.batch = batch;
        this.time = time;
        float[] y = x.clone();
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < time; t++) {
                addPosition(y, b * time + t, t);
            }
        }
        return y;
    }

    /** The gradient of the output to that of the input, both (B, T, C). */
    public float[] backward(float[] dy) {
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < time; t++) {
                for (int c = 0; c < channels; c++) {
                    dTable[t * channels + c] += dy[(b * time + t) * channels + c];
                }
            }
        }
        return dy.clone();
    }

    /** Forgets the gradients that backward has added up. */
    public void zeroGradients() {
        Arrays.fill(dTable, 0f);
    }

    /** Adds the row of position t to a token's channels. */
    void addPosition(float[] y, int token, int t) {
        if (t >= context) {
            throw new IllegalArgumentException("Position " + t + " is behind the " + context + " of the table.");
        }
        for (int c = 0; c < channels; c++) {
            y[token * channels + c] += table[t * channels + c];
        }
    }
}
