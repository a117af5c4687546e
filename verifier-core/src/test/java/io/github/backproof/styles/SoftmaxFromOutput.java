package io.github.backproof.styles;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Output;
import java.util.Arrays;

/** A backward that is given the output again. */
@GradientChecked(LayerKind.SOFTMAX)
public final class SoftmaxFromOutput {
    private SoftmaxFromOutput() {}

    public static double[][] forward(double[][] z) {
        double[][] p = new double[z.length][];
        for (int t = 0; t < z.length; t++) {
            double most = Arrays.stream(z[t]).max().orElseThrow();
            double[] powers = Arrays.stream(z[t]).map(v -> Math.exp(v - most)).toArray();
            double sum = Arrays.stream(powers).sum();
            p[t] = Arrays.stream(powers).map(v -> v / sum).toArray();
        }
        return p;
    }

    public static double[][] backward(@Output double[][] p, double[][] dp) {
        double[][] dz = new double[p.length][];
        for (int t = 0; t < p.length; t++) {
            double along = 0;
            for (int i = 0; i < p[t].length; i++) {
                along += p[t][i] * dp[t][i];
            }
            dz[t] = new double[p[t].length];
            for (int i = 0; i < p[t].length; i++) {
                dz[t][i] = p[t][i] * (dp[t][i] - along);
            }
        }
        return dz;
    }
}
