package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/** A linear layer, alone or with an adapter: what attention and MLPs are built from. */
public interface Projection extends ReferenceLayer {
    /** f_out. */
    int outputs();

    /** Y, n_T by f_out, for X, n_T by f_in. */
    Matrix output(Matrix x);

    /** The gradients for an input X, n_T by f_in, and an error Δ, n_T by f_out. */
    Gradients backward(Matrix x, Matrix delta);

    @Override
    default Pass forward(Matrix x) {
        return new Pass(output(x), delta -> backward(x, delta));
    }
}
