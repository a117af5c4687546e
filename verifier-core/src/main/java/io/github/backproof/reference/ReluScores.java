package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/** ReLU attention: P = max(S, 0)/n, n the number of keys. Its rows do not sum to one (open question 2). */
public class ReluScores implements ScoreFunction {
    /** P = max(S, 0)/n. */
    @Override
    public Matrix weights(Matrix s) {
        return s.map(Relu.FUNCTION).scaledBy(1.0 / s.columns());
    }

    /** dS = dP∘[S > 0]/n; P is positive exactly where S is. */
    @Override
    public Matrix scoreGradient(Matrix p, Matrix dP) {
        return dP.hadamard(p.map(Relu.DERIVATIVE)).scaledBy(1.0 / p.columns());
    }
}
