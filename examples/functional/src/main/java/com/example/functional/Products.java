package com.example.functional;

/** Products of matrices that are arrays of rows. Nothing is changed, all results are new. */
final class Products {
    private Products() {}

    /** a b: (n, m) and (m, k) to (n, k). */
    static float[][] of(float[][] a, float[][] b) {
        float[][] product = new float[a.length][b[0].length];
        for (int row = 0; row < a.length; row++) {
            for (int inner = 0; inner < b.length; inner++) {
                for (int column = 0; column < b[0].length; column++) {
                    product[row][column] += a[row][inner] * b[inner][column];
                }
            }
        }
        return product;
    }

    static float[][] transposed(float[][] a) {
        float[][] transposed = new float[a[0].length][a.length];
        for (int row = 0; row < a.length; row++) {
            for (int column = 0; column < a[0].length; column++) {
                transposed[column][row] = a[row][column];
            }
        }
        return transposed;
    }

    static float[][] sum(float[][] a, float[][] b) {
        float[][] sum = new float[a.length][a[0].length];
        for (int row = 0; row < a.length; row++) {
            for (int column = 0; column < a[0].length; column++) {
                sum[row][column] = a[row][column] + b[row][column];
            }
        }
        return sum;
    }

    static float[][] scaled(float[][] a, float factor) {
        float[][] scaled = new float[a.length][a[0].length];
        for (int row = 0; row < a.length; row++) {
            for (int column = 0; column < a[0].length; column++) {
                scaled[row][column] = factor * a[row][column];
            }
        }
        return scaled;
    }

    /** x w + b: (n, in), (in, out) and (out) to (n, out). */
    static float[][] affine(float[][] x, float[][] weight, float[] bias) {
        float[][] y = of(x, weight);
        for (float[] row : y) {
            for (int column = 0; column < bias.length; column++) {
                row[column] += bias[column];
            }
        }
        return y;
    }

    /** What reaches a bias: (n, out) to (out). */
    static float[] sumOfRows(float[][] dy) {
        float[] sum = new float[dy[0].length];
        for (float[] row : dy) {
            for (int column = 0; column < sum.length; column++) {
                sum[column] += row[column];
            }
        }
        return sum;
    }
}
