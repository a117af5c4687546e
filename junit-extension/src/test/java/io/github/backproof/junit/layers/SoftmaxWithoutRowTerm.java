package io.github.backproof.junit.layers;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;

/** A softmax whose backward forgets that the rows are normalised. */
@GradientChecked(LayerKind.SOFTMAX)
public final class SoftmaxWithoutRowTerm {
    private final RowSoftmax right = new RowSoftmax();
    private double[][] p = new double[0][];

    /** Right. */
    public double[][] forward(double[][] z) {
        p = right.forward(z);
        return p;
    }

    /** P ∘ Δ. */
    public double[][] backward(double[][] delta) {
        double[][] dz = new double[p.length][];
        for (int t = 0; t < p.length; t++) {
            dz[t] = new double[p[t].length];
            for (int i = 0; i < p[t].length; i++) {
                dz[t][i] = p[t][i] * delta[t][i];
            }
        }
        return dz;
    }
}
