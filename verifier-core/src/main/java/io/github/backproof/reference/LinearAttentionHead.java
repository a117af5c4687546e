package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.function.Function;

/**
 * One head of linear attention: weights are q·k with q = φ(Q), k = φ(K), φ = elu + 1, divided by their sum (open question 3).
 *
 * <p>Q and K are n_T by d_ρ, V is n_T by d_h. A. Katharopoulos and others, Transformers are RNNs, arXiv:2006.16236.
 */
public interface LinearAttentionHead {
    /** Runs the head. */
    Run forward(Matrix query, Matrix key, Matrix value);

    /**
     * A head that has run.
     *
     * @param output Y, n_T by d_h
     * @param backward maps Δ, n_T by d_h, to the errors of Q, K and V
     */
    record Run(Matrix output, Function<Matrix, SelfAttention.HeadGradients> backward) {}
}
