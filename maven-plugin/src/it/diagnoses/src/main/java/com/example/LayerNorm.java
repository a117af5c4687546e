package com.example;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;

/** Layer normalisation with an equation to a method; each mistake of this project overrides one or two. */
abstract class LayerNorm {
    static final double EPSILON = 1e-5;

    @Parameter("weight")
    protected final double[] w;

    @Gradient("weight")
    protected final double[] dw;

    @Parameter("bias")
    private final double[] b;

    @Gradient("bias")
    protected final double[] db;

    protected double[][] xHat = new double[0][];
    protected double[] s = new double[0];

    LayerNorm(@Size(Dimension.FEATURES) int d) {
        w = new double[d];
        dw = new double[d];
        b = new double[d];
        db = new double[d];
    }

    public double[][] forward(double[][] x) {
        xHat = new double[x.length][];
        s = new double[x.length];
        double[][] y = new double[x.length][w.length];
        for (int t = 0; t < x.length; t++) {
            double mean = mean(x[t]);
            s[t] = Math.sqrt(variance(x[t], mean) + EPSILON);
            xHat[t] = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                xHat[t][i] = (x[t][i] - mean) / s[t];
                y[t][i] = xHat[t][i] * w[i] + b[i];
            }
        }
        return y;
    }

    public double[][] backward(double[][] delta) {
        weightGradient(delta);
        biasGradient(delta);
        double[][] dx = new double[delta.length][];
        for (int t = 0; t < delta.length; t++) {
            double[] h = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                h[i] = delta[t][i] * w[i];
            }
            dx[t] = inputGradient(h, xHat[t], s[t]);
        }
        return dx;
    }

    protected double variance(double[] x, double mean) {
        double sum = 0;
        for (double value : x) {
            sum += (value - mean) * (value - mean);
        }
        return sum / x.length;
    }

    protected void weightGradient(double[][] delta) {
        for (int i = 0; i < w.length; i++) {
            dw[i] = 0;
            for (int t = 0; t < delta.length; t++) {
                dw[i] += delta[t][i] * xHat[t][i];
            }
        }
    }

    protected void biasGradient(double[][] delta) {
        for (int i = 0; i < w.length; i++) {
            db[i] = 0;
            for (double[] row : delta) {
                db[i] += row[i];
            }
        }
    }

    /** Of one token. */
    protected double[] inputGradient(double[] h, double[] xHat, double s) {
        return inputGradient(h, xHat, s, 1, 1);
    }

    /** The same, with the two means counted so often. */
    protected static double[] inputGradient(double[] h, double[] xHat, double s, double ofMean, double ofDeviation) {
        double meanTerm = mean(h);
        double deviationTerm = 0;
        for (int i = 0; i < h.length; i++) {
            deviationTerm += h[i] * xHat[i] / h.length;
        }
        double[] dx = new double[h.length];
        for (int i = 0; i < h.length; i++) {
            dx[i] = (h[i] - ofMean * meanTerm - ofDeviation * deviationTerm * xHat[i]) / s;
        }
        return dx;
    }

    protected static double mean(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum / x.length;
    }
}
