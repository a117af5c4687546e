package com.example.gpt;

/** Attention, then an MLP, each behind a norm and beside a residual connection. B is batch, T time, C channels. */
final class TransformerBlock {
    final LayerNorm norm1;
    final CausalSelfAttention attention;
    final LayerNorm norm2;
    final GeluMlp mlp;

    TransformerBlock(int channels, int heads, int hidden) {
        norm1 = new LayerNorm(channels);
        attention = new CausalSelfAttention(channels, heads);
        norm2 = new LayerNorm(channels);
        mlp = new GeluMlp(channels, hidden);
    }

    /** (B, T, C) to (B, T, C). */
    float[] forward(float[] x, int batch, int time) {
        float[] mixed = sum(x, attention.forward(norm1.forward(x, batch, time), batch, time));
        return sum(mixed, mlp.forward(norm2.forward(mixed, batch, time)));
    }

    /** The gradient of the output to that of the input, both (B, T, C). */
    float[] backward(float[] dy) {
        float[] dMixed = sum(dy, norm2.backward(mlp.backward(dy)));
        return sum(dMixed, norm1.backward(attention.backward(dMixed)));
    }

    /** Forgets the gradients that backward has added up. */
    void zeroGradients() {
        norm1.zeroGradients();
        attention.zeroGradients();
        norm2.zeroGradients();
        mlp.zeroGradients();
    }

    private static float[] sum(float[] a, float[] b) {
        float[] sum = new float[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }
}
