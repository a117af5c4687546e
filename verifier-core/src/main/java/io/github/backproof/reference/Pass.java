package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.function.Function;

/**
 * A forward pass that has run.
 *
 * @param output Y, n_T by the layer's output width
 * @param backward maps Δ, in the shape of Y, to the gradients
 */
public record Pass(Matrix output, Function<Matrix, Gradients> backward) {
    /** The backward pass of this forward. */
    public Gradients backward(Matrix delta) {
        return backward.apply(delta);
    }
}
