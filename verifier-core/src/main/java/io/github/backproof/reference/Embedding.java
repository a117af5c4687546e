package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/**
 * Rows of a table, chosen by number: token embedding, and learned positions with a position for a token.
 *
 * <p>The table is n_vocab (or n_context) by d; n_T numbers give n_T by d.
 */
public class Embedding {
    private final Matrix weight;

    /** An embedding by a table. */
    public Embedding(Matrix weight) {
        this.weight = weight;
    }

    /** Y_t = W[token_t] (eq. 2). */
    public Matrix output(int... tokens) {
        for (int token : tokens) {
            if (token < 0 || token >= weight.rows()) {
                throw new IllegalArgumentException(
                        "Number " + token + " is not in a table of " + weight.rows() + " rows, counted from 0.");
            }
        }
        return weight.rows(tokens);
    }

    /** dW[v] = Σ over the t with token_t = v of Δ_t; all other rows are zero (eq. 3). */
    public Matrix weightGradient(Matrix delta, int... tokens) {
        return delta.addedToRows(tokens, weight.rows());
    }
}
