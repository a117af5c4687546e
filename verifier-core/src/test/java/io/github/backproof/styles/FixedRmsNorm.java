package io.github.backproof.styles;

import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;

/** A layer of one width, which its arrays tell. */
@GradientChecked(LayerKind.RMS_NORM)
public final class FixedRmsNorm {
    private static final int D = 5;
    private static final double EPSILON = 1e-5;

    @Parameter("weight")
    private final double[] gain = new double[D];

    @Gradient("weight")
    private final double[] dGain = new double[D];

    private double[][] input = {};

    double[][] forward(double[][] x) {
        input = x;
        double[][] y = new double[x.length][D];
        for (int t = 0; t < x.length; t++) {
            double root = root(x[t]);
            for (int i = 0; i < D; i++) {
                y[t][i] = x[t][i] / root * gain[i];
            }
        }
        return y;
    }

    double[][] backward(double[][] dy) {
        double[][] dx = new double[dy.length][D];
        for (int i = 0; i < D; i++) {
            dGain[i] = 0;
        }
        for (int t = 0; t < dy.length; t++) {
            double root = root(input[t]);
            double along = 0;
            for (int i = 0; i < D; i++) {
                dGain[i] += dy[t][i] * input[t][i] / root;
                along += dy[t][i] * gain[i] * input[t][i];
            }
            for (int i = 0; i < D; i++) {
                dx[t][i] = (dy[t][i] * gain[i] - input[t][i] * along / (D * root * root)) / root;
            }
        }
        return dx;
    }

    private static double root(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value * value;
        }
        return Math.sqrt(sum / D + EPSILON);
    }
}
