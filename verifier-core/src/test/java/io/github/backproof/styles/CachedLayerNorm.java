package io.github.backproof.styles;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Output;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;

/** Forward returns the output with what backward needs, and gets it back; gradients are returned, too. */
@GradientChecked(value = LayerKind.LAYER_NORM, epsilon = 1e-6)
public final class CachedLayerNorm {
    private static final double EPSILON = 1e-6;

    @Parameter("weight")
    final double[] gain;

    @Parameter("bias")
    final double[] shift;

    record Result(@Output double[][] y, double[][] normal, double[] deviation) {}

    record Gradients(double[][] dx, double[] dWeight, double[] dBias) {}

    CachedLayerNorm(@Size(Dimension.FEATURES) int d) {
        gain = new double[d];
        shift = new double[d];
    }

    Result forward(double[][] x) {
        int d = gain.length;
        Result result = new Result(new double[x.length][d], new double[x.length][d], new double[x.length]);
        for (int t = 0; t < x.length; t++) {
            double mean = 0;
            for (double value : x[t]) {
                mean += value / d;
            }
            double variance = 0;
            for (double value : x[t]) {
                variance += (value - mean) * (value - mean) / d;
            }
            result.deviation[t] = Math.sqrt(variance + EPSILON);
            for (int i = 0; i < d; i++) {
                result.normal[t][i] = (x[t][i] - mean) / result.deviation[t];
                result.y[t][i] = result.normal[t][i] * gain[i] + shift[i];
            }
        }
        return result;
    }

    Gradients backward(Result result, double[][] dy) {
        int d = gain.length;
        Gradients gradients = new Gradients(new double[dy.length][d], new double[d], new double[d]);
        for (int t = 0; t < dy.length; t++) {
            double sum = 0;
            double along = 0;
            for (int i = 0; i < d; i++) {
                gradients.dWeight[i] += dy[t][i] * result.normal[t][i];
                gradients.dBias[i] += dy[t][i];
                sum += dy[t][i] * gain[i];
                along += dy[t][i] * gain[i] * result.normal[t][i];
            }
            for (int i = 0; i < d; i++) {
                double centred = dy[t][i] * gain[i] - (sum + result.normal[t][i] * along) / d;
                gradients.dx[t][i] = centred / result.deviation[t];
            }
        }
        return gradients;
    }
}
