package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/** A sequence that grows token by token. Immutable: each token gives a new one. */
@FunctionalInterface
public interface Stepper {
    /**
     * What one token gives.
     *
     * @param output its row of the full forward's output
     * @param after the sequence with this token
     */
    record Next(Matrix output, Stepper after) {}

    /** One more token, a row of the layer's input. */
    Next next(Matrix token);
}
