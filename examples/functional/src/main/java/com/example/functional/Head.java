package com.example.functional;

/**
 * One head of attention after its forward pass; n is the number of tokens, k the width of a head.
 *
 * @param query (n, k), scaled by 1 / √k
 * @param key (n, k)
 * @param value (n, k)
 * @param weights (n, n), what each token takes of all
 */
record Head(float[][] query, float[][] key, float[][] value, float[][] weights) {

    /** The gradients of a head's query, key and value, (n, k) each. */
    record Gradients(float[][] query, float[][] key, float[][] value) {}

    /** From query, key and value as they are projected. */
    static Head of(float[][] query, float[][] key, float[][] value) {
        float[][] scaled = Products.scaled(query, scale(query));
        return new Head(scaled, key, value, softmax(Products.of(scaled, Products.transposed(key))));
    }

    /** (n, k). */
    float[][] output() {
        return Products.of(weights, value);
    }

    /** From the gradient of the output, (n, k). */
    Gradients backward(float[][] dOutput) {
        float[][] dScores = softmaxBackward(weights, Products.of(dOutput, Products.transposed(value)));
        float[][] dScaled = Products.of(dScores, key);
        return new Gradients(
                Products.scaled(dScaled, scale(query)),
                Products.of(Products.transposed(dScores), query),
                Products.of(Products.transposed(weights), dOutput));
    }

    private static float scale(float[][] query) {
        return 1 / (float) Math.sqrt(query[0].length);
    }

    private static float[][] softmax(float[][] scores) {
        float[][] weights = new float[scores.length][scores.length];
        for (int row = 0; row < scores.length; row++) {
            float max = scores[row][0];
            for (float score : scores[row]) {
                max = Math.max(max, score);
            }
            float sum = 0;
            for (int column = 0; column < scores.length; column++) {
                weights[row][column] = (float) Math.exp(scores[row][column] - max);
                sum += weights[row][column];
            }
            for (int column = 0; column < scores.length; column++) {
                weights[row][column] /= sum;
            }
        }
        return weights;
    }

    private static float[][] softmaxBackward(float[][] weights, float[][] dWeights) {
        float[][] dScores = new float[weights.length][weights.length];
        for (int row = 0; row < weights.length; row++) {
            float dot = 0;
            for (int column = 0; column < weights.length; column++) {
                dot += weights[row][column] * dWeights[row][column];
            }
            for (int column = 0; column < weights.length; column++) {
                dScores[row][column] = weights[row][column] * (dWeights[row][column] - dot);
            }
        }
        return dScores;
    }
}
