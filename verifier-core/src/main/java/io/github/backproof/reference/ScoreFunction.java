package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/** What turns attention's scores into weights. A masked score is −∞ and gets the weight 0. */
public interface ScoreFunction {
    /** P, n_T by n, for scores S, n_T by n. */
    Matrix weights(Matrix s);

    /** dS for P and dP, all n_T by n. */
    Matrix scoreGradient(Matrix p, Matrix dP);
}
