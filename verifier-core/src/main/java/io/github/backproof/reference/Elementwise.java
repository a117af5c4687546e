package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.ScalarFunction;

/** One function entry by entry, Y = g(X). X and Y are n_T by d. */
public class Elementwise implements ReferenceLayer {
    private final Activation activation;

    /** A layer of an activation. */
    public Elementwise(Activation activation) {
        this.activation = activation;
    }

    @Override
    public Pass forward(Matrix x) {
        return new Pass(activated(x), delta -> Gradients.ofInput(inputGradient(x, delta)));
    }

    /** What g and g′ are. */
    protected Activation activation() {
        return activation;
    }

    /** Y = g(X). */
    protected Matrix activated(Matrix x) {
        return x.map(function());
    }

    /** Δ_in = Δ ∘ g′(X). */
    protected Matrix inputGradient(Matrix x, Matrix delta) {
        return delta.hadamard(x.map(derivative()));
    }

    /** g. */
    protected ScalarFunction function() {
        return activation().function();
    }

    /** g′. */
    protected ScalarFunction derivative() {
        return activation().derivative();
    }
}
