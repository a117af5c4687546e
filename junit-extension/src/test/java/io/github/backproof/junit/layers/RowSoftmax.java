package io.github.backproof.junit.layers;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import java.util.Arrays;

/** A right softmax. */
@GradientChecked(LayerKind.SOFTMAX)
public final class RowSoftmax {
    private double[][] p = new double[0][];

    /** Each row's softmax. */
    public double[][] forward(double[][] z) {
        p = new double[z.length][];
        for (int t = 0; t < z.length; t++) {
            double sum = 0;
            double most = Arrays.stream(z[t]).max().orElseThrow();
            p[t] = new double[z[t].length];
            for (int i = 0; i < z[t].length; i++) {
                p[t][i] = Math.exp(z[t][i] - most);
                sum += p[t][i];
            }
            for (int i = 0; i < z[t].length; i++) {
                p[t][i] /= sum;
            }
        }
        return p;
    }

    /** P ∘ (Δ − (Δ ⊖ P)1ᵗ). */
    public double[][] backward(double[][] delta) {
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
}
