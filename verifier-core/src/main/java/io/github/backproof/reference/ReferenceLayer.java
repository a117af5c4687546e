package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/** A layer with a forward pass that knows its backward pass. */
public interface ReferenceLayer {
    /**
     * The forward pass.
     *
     * @param x n_T by the layer's input width
     */
    Pass forward(Matrix x);
}
