package com.example.gpt;

/** Makes a sequence grow token by token. It borrows the layers of the model: before a backward, call forward anew. */
final class GptDecoder {
    private final Gpt gpt;
    private final AttentionCache[] caches;
    private int time;

    GptDecoder(Gpt gpt) {
        this.gpt = gpt;
        caches = new AttentionCache[gpt.blocks.length];
        for (int b = 0; b < caches.length; b++) {
            caches[b] = new AttentionCache(gpt.blocks[b].attention, gpt.channels, gpt.heads);
        }
    }

    /** One more token to the logits (V) of the one after it. */
    float[] next(int token) {
        float[] x = gpt.embedding.forward(new int[] {token});
        gpt.positions.addPosition(x, 0, time);
        time++;
        for (int b = 0; b < caches.length; b++) {
            TransformerBlock block = gpt.blocks[b];
            add(x, caches[b].next(block.norm1.forward(x.clone(), 1, 1)));
            add(x, block.mlp.forward(block.norm2.forward(x.clone(), 1, 1)));
        }
        float[] logits =
                Matmul.forward(gpt.norm.forward(x, 1, 1), gpt.headWeight, 0, gpt.channels, gpt.vocabulary);
        Matmul.addBias(logits, gpt.headBias, 0, gpt.vocabulary);
        return logits;
    }

    private static void add(float[] x, float[] change) {
        for (int c = 0; c < x.length; c++) {
            x[c] += change[c];
        }
    }
}
