package com.example.matrices;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * One head of causal attention after its forward pass; n is the number of tokens, k the width of a head.
 *
 * @param query n × k
 * @param key n × k
 * @param value n × k
 * @param weights n × n, what each token takes of itself and those before it
 */
record Head(DMatrixRMaj query, DMatrixRMaj key, DMatrixRMaj value, DMatrixRMaj weights) {

    /** The gradients of a head's query, key and value, n × k each. */
    record Gradients(DMatrixRMaj query, DMatrixRMaj key, DMatrixRMaj value) {}

    static Head of(DMatrixRMaj query, DMatrixRMaj key, DMatrixRMaj value) {
        DMatrixRMaj weights = new DMatrixRMaj(query.numRows, query.numRows);
        CommonOps_DDRM.multTransB(scale(query), query, key, weights);
        for (int row = 0; row < weights.numRows; row++) {
            softmax(weights, row);
        }
        return new Head(query, key, value, weights);
    }

    /** n × k. */
    DMatrixRMaj output() {
        DMatrixRMaj output = new DMatrixRMaj(value.numRows, value.numCols);
        CommonOps_DDRM.mult(weights, value, output);
        return output;
    }

    /** From the gradient of the output, n × k. */
    Gradients backward(DMatrixRMaj dOutput) {
        DMatrixRMaj dWeights = new DMatrixRMaj(weights.numRows, weights.numCols);
        CommonOps_DDRM.multTransB(dOutput, value, dWeights);
        DMatrixRMaj dScores = scoreGradient(dWeights);
        Gradients gradients = new Gradients(query.createLike(), key.createLike(), value.createLike());
        CommonOps_DDRM.mult(scale(query), dScores, key, gradients.query);
        CommonOps_DDRM.multTransA(scale(query), dScores, query, gradients.key);
        CommonOps_DDRM.multTransA(weights, dOutput, gradients.value);
        return gradients;
    }

    private static double scale(DMatrixRMaj query) {
        return 1 / Math.sqrt(query.numCols);
    }

    /** Turns a token's scores into weights: 0 for those after it. */
    private static void softmax(DMatrixRMaj scores, int row) {
        double max = Double.NEGATIVE_INFINITY;
        for (int column = 0; column <= row; column++) {
            max = Math.max(max, scores.get(row, column));
        }
        double sum = 0;
        for (int column = 0; column < scores.numCols; column++) {
            double weight = column <= row ? Math.exp(scores.get(row, column) - max) : 0;
            scores.set(row, column, weight);
            sum += weight;
        }
        for (int column = 0; column <= row; column++) {
            scores.set(row, column, scores.get(row, column) / sum);
        }
    }

    private DMatrixRMaj scoreGradient(DMatrixRMaj dWeights) {
        DMatrixRMaj dScores = dWeights.createLike();
        for (int row = 0; row < weights.numRows; row++) {
            double dot = 0;
            for (int column = 0; column < weights.numCols; column++) {
                dot += weights.get(row, column) * dWeights.get(row, column);
            }
            for (int column = 0; column < weights.numCols; column++) {
                dScores.set(row, column, weights.get(row, column) * (dWeights.get(row, column) - dot));
            }
        }
        return dScores;
    }
}
