package com.example.gpt;

/**
 * Matrix products of activations and weights. Activations are rows × channels; a weight is out × in, from an offset of
 * its buffer. Gradients of parameters are added to.
 */
final class Matmul {
    private Matmul() {}

    /** y = x wᵗ: (rows, in) to (rows, out). */
    static float[] forward(float[] x, float[] buffer, int weight, int in, int out) {
        int rows = x.length / in;
        float[] y = new float[rows * out];
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < out; o++) {
                float sum = 0f;
                for (int i = 0; i < in; i++) {
                    sum += x[row * in + i] * buffer[weight + o * in + i];
                }
                y[row * out + o] = sum;
            }
        }
        return y;
    }

    /** dx = dy w: (rows, out) to (rows, in). */
    static float[] inputGradient(float[] dy, float[] buffer, int weight, int in, int out) {
        int rows = dy.length / out;
        float[] dx = new float[rows * in];
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < out; o++) {
                float d = dy[row * out + o];
                for (int i = 0; i < in; i++) {
                    dx[row * in + i] += d * buffer[weight + o * in + i];
                }
            }
        }
        return dx;
    }

    /** dw += dyᵗ x: (out, in). */
    static void addWeightGradient(float[] dy, float[] x, float[] gradients, int weight, int in, int out) {
        int rows = dy.length / out;
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < out; o++) {
                float d = dy[row * out + o];
                for (int i = 0; i < in; i++) {
                    gradients[weight + o * in + i] += d * x[row * in + i];
                }
            }
        }
    }

    /** y += b in every row. */
    static void addBias(float[] y, float[] buffer, int bias, int out) {
        for (int i = 0; i < y.length; i++) {
            y[i] += buffer[bias + i % out];
        }
    }

    /** db += the sum of the rows of dy. */
    static void addBiasGradient(float[] dy, float[] gradients, int bias, int out) {
        for (int i = 0; i < dy.length; i++) {
            gradients[bias + i % out] += dy[i];
        }
    }
}
