package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.ScalarFunction;

/**
 * Two linear layers with an activation between them, Y = g(XW₁ + 1b₁ᵗ)W₂ + 1b₂ᵗ.
 *
 * <p>X is n_T by d, W₁ ("up") is d by d_hidden, W₂ ("down") is d_hidden by d.
 */
public class Mlp implements ReferenceLayer {
    private final Projection up;
    private final Projection down;
    private final Activation activation;

    /** An MLP of two linear layers. */
    public Mlp(Projection up, Projection down, Activation activation) {
        this.up = up;
        this.down = down;
        this.activation = activation;
    }

    @Override
    public Pass forward(Matrix x) {
        Matrix hidden = up().output(x);
        Matrix activated = activated(hidden);
        return new Pass(down().output(activated), delta -> backward(x, hidden, activated, delta));
    }

    /** XW₁ + 1b₁ᵗ. */
    protected Projection up() {
        return up;
    }

    /** AW₂ + 1b₂ᵗ. */
    protected Projection down() {
        return down;
    }

    /** What g and g′ are. */
    protected Activation activation() {
        return activation;
    }

    private Gradients backward(Matrix x, Matrix hidden, Matrix activated, Matrix delta) {
        Gradients ofDown = downBackward(hidden, activated, delta);
        Gradients ofUp = upBackward(x, hidden, ofDown.input());
        return Gradients.ofInput(ofUp.input()).withPart("up", ofUp).withPart("down", ofDown);
    }

    /** A = g(H), entry by entry. */
    protected Matrix activated(Matrix hidden) {
        return hidden.map(function());
    }

    /** The gradients of the down layer, whose input is A. */
    protected Gradients downBackward(Matrix hidden, Matrix activated, Matrix delta) {
        return down().backward(activated, delta);
    }

    /** The gradients of the up layer, whose error is Δ_H. */
    protected Gradients upBackward(Matrix x, Matrix hidden, Matrix delta) {
        return up().backward(x, hiddenGradient(hidden, delta));
    }

    /** Δ_H = Δ_A ∘ g′(H). */
    protected Matrix hiddenGradient(Matrix hidden, Matrix delta) {
        return delta.hadamard(hidden.map(derivative()));
    }

    /** g. */
    protected ScalarFunction function() {
        return activation().function();
    }

    /** g′, of the same variant as g. */
    protected ScalarFunction derivative() {
        return activation().derivative();
    }
}
