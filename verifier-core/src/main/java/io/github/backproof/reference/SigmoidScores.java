package io.github.backproof.reference;

import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;

/** Sigmoid attention: each score by itself, P = σ(S). Its rows do not sum to one, and the key bias matters (open question 2). */
public class SigmoidScores implements ScoreFunction {
    /** P = σ(S). */
    @Override
    public Matrix weights(Matrix s) {
        return s.map(Elementary.SIGMOID);
    }

    /** dS = dP∘P∘(1 − P). */
    @Override
    public Matrix scoreGradient(Matrix p, Matrix dP) {
        return dP.hadamard(p).minus(dP.hadamard(p).hadamard(p));
    }
}
