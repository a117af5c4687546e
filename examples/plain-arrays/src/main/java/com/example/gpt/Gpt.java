package com.example.gpt;

import java.util.Arrays;

/** A whole GPT, from tokens to logits. B is batch, T time, C channels, V the vocabulary. */
final class Gpt {
    final TokenEmbedding embedding;
    final LearnedPositions positions;
    final TransformerBlock[] blocks;
    final LayerNorm norm;
    final float[] headWeight; // (V, C)
    final float[] dHeadWeight; // (V, C)
    final float[] headBias; // (V)
    final float[] dHeadBias; // (V)

    final int vocabulary;
    final int channels;
    final int heads;

    // Kept by forward for backward.
    private float[] normed; // (B, T, C)

    Gpt(int vocabulary, int context, int channels, int heads, int hidden, int depth) {
        this.vocabulary = vocabulary;
        this.channels = channels;
        this.heads = heads;
        embedding = new TokenEmbedding(vocabulary, channels);
        positions = new LearnedPositions(context, channels);
        blocks = new TransformerBlock[depth];
        for (int b = 0; b < depth; b++) {
            blocks[b] = new TransformerBlock(channels, heads, hidden);
        }
        norm = new LayerNorm(channels);
        headWeight = new float[vocabulary * channels];
        dHeadWeight = new float[vocabulary * channels];
        headBias = new float[vocabulary];
        dHeadBias = new float[vocabulary];
    }

    /** Tokens (B, T) to logits (B, T, V). */
    float[] forward(int[] tokens, int batch, int time) {
        float[] x = positions.forward(embedding.forward(tokens), batch, time);
        for (int b = 0; b < blocks.length; b++) {
            x = blocks[b].forward(x, batch, time);
        }
        normed = norm.forward(x, batch, time);
        float[] logits = Matmul.forward(normed, headWeight, 0, channels, vocabulary);
        Matmul.addBias(logits, headBias, 0, vocabulary);
        return logits;
    }

    /** The gradient of the logits (B, T, V) to those of the parameters; tokens have none. */
    void backward(float[] dLogits) {
        Matmul.addWeightGradient(dLogits, normed, dHeadWeight, 0, channels, vocabulary);
        Matmul.addBiasGradient(dLogits, dHeadBias, 0, vocabulary);
        float[] dNormed = Matmul.inputGradient(dLogits, headWeight, 0, channels, vocabulary);
        float[] dx = norm.backward(dNormed);
        for (int b = blocks.length - 1; b >= 0; b--) {
            dx = blocks[b].backward(dx);
        }
        embedding.backward(positions.backward(dx));
    }

    /** Forgets the gradients that backward has added up. */
    void zeroGradients() {
        embedding.zeroGradients();
        positions.zeroGradients();
        for (TransformerBlock block : blocks) {
            block.zeroGradients();
        }
        norm.zeroGradients();
        Arrays.fill(dHeadWeight, 0f);
        Arrays.fill(dHeadBias, 0f);
    }
}
