package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/**
 * A layer norm whose variance is computed from deviations and in no other way. The values are those of {@link LayerNorm}, with no
 * room for the rounding of mean(x²) − μ²: beside it, a variance in one pass shows what it loses.
 */
public class TwoPassLayerNorm extends LayerNorm {
    /** A layer with weight and bias, each 1 by d, and ε ≥ 0. */
    public TwoPassLayerNorm(Matrix weight, Matrix bias, double epsilon) {
        super(weight, bias, epsilon);
    }

    @Override
    protected Matrix inOnePassOrTwo(Matrix variance, Matrix x) {
        return variance;
    }
}
