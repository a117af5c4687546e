package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.ScalarFunction;
import io.github.backproof.specs.Gelu;

/**
 * Two linear layers with a GELU between them, Y = g(XW₁ + 1b₁ᵗ)W₂ + 1b₂ᵗ.
 *
 * <p>X is n_T by d, W₁ ("up") is d by d_hidden, W₂ ("down") is d_hidden by d.
 */
public class Mlp implements ReferenceLayer {
    private final Linear up;
    private final Linear down;
    private final Gelu gelu;

    /** An MLP of two linear layers. */
    public Mlp(Linear up, Linear down, Gelu gelu) {
        this.up = up;
        this.down = down;
        this.gelu = gelu;
    }

    @Override
    public Pass forward(Matrix x) {
        Matrix hidden = up.output(x);
        Matrix activated = activated(hidden);
        return new Pass(down.output(activated), delta -> backward(x, hidden, activated, delta));
    }

    private Gradients backward(Matrix x, Matrix hidden, Matrix activated, Matrix delta) {
        Gradients ofDown = down.backward(activated, delta);
        Gradients ofUp = up.backward(x, hiddenGradient(hidden, ofDown.input()));
        return Gradients.ofInput(ofUp.input()).withPart("up", ofUp).withPart("down", ofDown);
    }

    /** A = g(H), entry by entry. */
    protected Matrix activated(Matrix hidden) {
        return hidden.map(forwardGelu());
    }

    /** Δ_H = Δ_A ∘ g′(H). */
    protected Matrix hiddenGradient(Matrix hidden, Matrix delta) {
        return delta.hadamard(hidden.map(backwardGelu()));
    }

    /** g. */
    protected ScalarFunction forwardGelu() {
        return function(gelu);
    }

    /** g′, of the same variant as g. */
    protected ScalarFunction backwardGelu() {
        return derivative(gelu);
    }

    /** The GELU of that variant. */
    public static ScalarFunction function(Gelu gelu) {
        return switch (gelu) {
            case ERF -> GeluErf.FUNCTION;
            case TANH -> GeluTanh.FUNCTION;
        };
    }

    /** The derivative of the GELU of that variant. */
    public static ScalarFunction derivative(Gelu gelu) {
        return switch (gelu) {
            case ERF -> GeluErf.DERIVATIVE;
            case TANH -> GeluTanh.DERIVATIVE;
        };
    }
}
