package com.example.gpt;

import java.util.Arrays;

/** A frozen linear layer with a trained low-rank update: y = x wᵗ + b + alpha / r · x Aᵗ Bᵗ. N is batch · time. */
final class LoraLinear {
    final float[] weight; // (out, in), frozen
    final float[] bias; // (out), frozen
    final float[] loraA; // (r, in)
    final float[] loraB; // (out, r)
    final float[] dLoraA; // (r, in), of the latest backward alone
    final float[] dLoraB; // (out, r), of the latest backward alone

    private final int in;
    private final int out;
    private final int rank;
    private final float scale;

    // Kept by forward for backward.
    private float[] x; // (N, in)
    private float[] reduced; // (N, r)

    LoraLinear(int in, int out, int rank, float alpha) {
        this.in = in;
        this.out = out;
        this.rank = rank;
        scale = alpha / rank;
        weight = new float[out * in];
        bias = new float[out];
        loraA = new float[rank * in];
        loraB = new float[out * rank];
        dLoraA = new float[rank * in];
        dLoraB = new float[out * rank];
    }

    /** (N, in) to (N, out). */
    float[] forward(float[] x) {
        this.x = x;
        float[] y = Matmul.forward(x, weight, 0, in, out);
        Matmul.addBias(y, bias, 0, out);
        reduced = Matmul.forward(x, loraA, 0, in, rank);
        float[] update = Matmul.forward(reduced, loraB, 0, rank, out);
        for (int i = 0; i < y.length; i++) {
            y[i] += scale * update[i];
        }
        return y;
    }

    /** The gradient of the output (N, out) to that of the input (N, in). */
    float[] backward(float[] dy) {
        float[] dUpdate = new float[dy.length];
        for (int i = 0; i < dy.length; i++) {
            dUpdate[i] = scale * dy[i];
        }
        float[] dReduced = Matmul.inputGradient(dUpdate, loraB, 0, rank, out);
        Arrays.fill(dLoraA, 0f);
        Arrays.fill(dLoraB, 0f);
        Matmul.addWeightGradient(dReduced, x, dLoraA, 0, in, rank);
        Matmul.addWeightGradient(dUpdate, reduced, dLoraB, 0, rank, out);

        // The frozen path has no gradient of its own, yet it carries the error back.
        float[] dx = Matmul.inputGradient(dy, weight, 0, in, out);
        float[] dxUpdate = Matmul.inputGradient(dReduced, loraA, 0, in, rank);
        for (int i = 0; i < dx.length; i++) {
            dx[i] += dxUpdate[i];
        }
        return dx;
    }
}
