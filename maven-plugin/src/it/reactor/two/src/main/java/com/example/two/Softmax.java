package com.example.two;

/** A right softmax of each row, which the layers of this module are made of. */
final class Softmax {
    private double[][] p = new double[0][];

    double[][] forward(double[][] z) {
        p = new double[z.length][];
        for (int t = 0; t < z.length; t++) {
            p[t] = row(z[t]);
        }
        return copy(p);
    }

    double[][] backward(double[][] delta) {
        double[][] dz = new double[p.length][];
        for (int t = 0; t < p.length; t++) {
            double rowTerm = 0;
            dz[t] = new double[p[t].length];
            for (int i = 0; i < p[t].length; i++) {
                rowTerm += delta[t][i] * p[t][i];
            }
            for (int i = 0; i < p[t].length; i++) {
                dz[t][i] = p[t][i] * (delta[t][i] - rowTerm);
            }
        }
        return dz;
    }

    static double[][] copy(double[][] values) {
        double[][] copy = new double[values.length][];
        for (int t = 0; t < values.length; t++) {
            copy[t] = values[t].clone();
        }
        return copy;
    }

    private static double[] row(double[] z) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : z) {
            most = Math.max(most, value);
        }
        double sum = 0;
        double[] p = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            p[i] = Math.exp(z[i] - most);
            sum += p[i];
        }
        for (int i = 0; i < z.length; i++) {
            p[i] /= sum;
        }
        return p;
    }
}
