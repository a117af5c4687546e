package com.example.gpt;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import java.util.Arrays;

/** The first layer: a row of the table for each token. V is the vocabulary, T time, C channels. */
@GradientChecked(value = LayerKind.EMBEDDING, gradients = GradientUpdate.ACCUMULATE)
public final class TokenEmbedding {
    private final int channels;

    @Parameter("weight")
    final float[] table; // (V, C)

    @Gradient("weight")
    final float[] dTable; // (V, C)

    // Kept by forward for backward.
    private int[] tokens; // (T)

    public TokenEmbedding(@Size(Dimension.VOCABULARY) int vocabulary, @Size(Dimension.FEATURES) int channels) {
        this.channels = channels;
        table = new float[vocabulary * channels];
        dTable = new float[vocabulary * channels];
    }

    /** (T) to (T, C). */
    public float[] forward(int[] tokens) {
        this.tokens = tokens.clone();
        float[] y = new float[tokens.length * channels];
        for (int t = 0; t < tokens.length; t++) {
            System.arraycopy(table, tokens[t] * channels, y, t * channels, channels);
        }
        return y;
    }

    /** Adds to the rows of the tokens; tokens themselves have no gradient. */
    public void backward(float[] dy) {
        for (int t = 0; t < tokens.length; t++) {
            for (int c = 0; c < channels; c++) {
                dTable[tokens[t] * channels + c] += dy[t * channels + c];
            }
        }
    }

    /** Forgets the gradients that backward has added up. */
    public void zeroGradients() {
        Arrays.fill(dTable, 0f);
    }
}
