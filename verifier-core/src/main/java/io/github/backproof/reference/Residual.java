package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/**
 * A residual connection, Y = X + f(X).
 *
 * <p>X, Y, Δ and Δ_in are n_T by d. The inner layer's parameters keep their names.
 */
public class Residual implements ReferenceLayer {
    private final ReferenceLayer inner;

    /** A connection around f. */
    public Residual(ReferenceLayer inner) {
        this.inner = inner;
    }

    @Override
    public Pass forward(Matrix x) {
        Pass pass = inner.forward(x);
        return new Pass(output(x, pass.output()), delta -> {
            Gradients ofInner = pass.backward(delta);
            return new Gradients(inputGradient(delta, ofInner.input()), ofInner.parameters());
        });
    }

    /** Y = X + f(X). */
    protected Matrix output(Matrix x, Matrix change) {
        return x.plus(change);
    }

    /** Δ_in = Δ + f's Δ_in. */
    protected Matrix inputGradient(Matrix delta, Matrix viaInner) {
        return delta.plus(viaInner);
    }
}
