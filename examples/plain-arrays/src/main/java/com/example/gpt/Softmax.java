package com.example.gpt;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Size;

/** Turns each row of scores into weights that sum to one. N is rows, C columns. */
@GradientChecked(LayerKind.SOFTMAX)
public final class Softmax {
    private final int columns;

    // Kept by forward for backward.
    private float[] weights; // (N, C)

    public Softmax(@Size(Dimension.FEATURES) int columns) {
        this.columns = columns;
    }

    /** (N, C) to (N, C). A score of minus infinity gets no weight. */
    public float[] forward(float[] scores) {
        weights = new float[scores.length];
        for (int row = 0; row < scores.length; row += columns) {
            float max = maximum(scores, row);
            float sum = 0f;
            for (int c = 0; c < columns; c++) {
                weights[row + c] = (float) Math.exp(scores[row + c] - max);
                sum += weights[row + c];
            }
            for (int c = 0; c < columns; c++) {
                weights[row + c] /= sum;
            }
        }
        return weights.clone();
    }

    /** The gradient of the weights to that of the scores, both (N, C). */
    public float[] backward(float[] dWeights) {
        float[] dScores = new float[dWeights.length];
        for (int row = 0; row < dWeights.length; row += columns) {
            float sum = 0f;
            for (int c = 0; c < columns; c++) {
                dScores[row + c] = dWeights[row + c] * weights[row + c];
                sum += dScores[row + c];
            }
            // What one score gains, the others of its row lose.
            for (int c = 0; c < columns; c++) {
                dScores[row + c] -= weights[row + c] * sum;
            }
        }
        return dScores;
    }

    private float maximum(float[] scores, int row) {
        float max = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < columns; c++) {
            max = Math.max(max, scores[row + c]);
        }
        return max;
    }
}
