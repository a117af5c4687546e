package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/** The softmax of each row of an n_T by n matrix. */
public class Softmax implements ReferenceLayer, ScoreFunction {
    @Override
    public Pass forward(Matrix z) {
        Matrix p = probabilities(z);
        return new Pass(p, delta -> Gradients.ofInput(scoreGradient(p, delta)));
    }

    @Override
    public Matrix weights(Matrix s) {
        return probabilities(s);
    }

    /** P = exp(Z − max) / Σ exp(Z − max), row by row (eq. 15). */
    protected Matrix probabilities(Matrix z) {
        return z.softmax(rowShift(z));
    }

    /** The greatest score of each row: subtracting it changes nothing and keeps exp finite (eq. 54). */
    protected Matrix rowShift(Matrix z) {
        return z.rowMaxima();
    }

    /** dZ = P ∘ (Δ − (Δ ⊖ P)1ᵗ) (eq. 25); its rows sum to zero (eq. 26). */
    @Override
    public Matrix scoreGradient(Matrix p, Matrix delta) {
        return p.hadamard(delta.minus(rowTerm(p, delta).broadcastColumns(p.columns())));
    }

    /** Δ ⊖ P, the term that every entry of a row shares (eq. 25). */
    protected Matrix rowTerm(Matrix p, Matrix delta) {
        return delta.rowDot(p);
    }
}
