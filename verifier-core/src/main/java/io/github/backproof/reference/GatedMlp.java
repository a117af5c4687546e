package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/**
 * A gated MLP, Y = (g(XW_g) ∘ XW_u)W_d. With g = SiLU it is known as SwiGLU.
 *
 * <p>X is n_T by d, W_g ("gate") and W_u ("up") are d by d_hidden, W_d ("down") is d_hidden by d. Not in the paper; N. Shazeer, GLU
 * variants improve transformer, arXiv:2002.05202.
 */
public class GatedMlp implements ReferenceLayer {
    private final Projection gate;
    private final Projection up;
    private final Projection down;
    private final Activation activation;

    /** An MLP of three linear layers. */
    public GatedMlp(Projection gate, Projection up, Projection down, Activation activation) {
        this.gate = gate;
        this.up = up;
        this.down = down;
        this.activation = activation;
    }

    @Override
    public Pass forward(Matrix x) {
        Matrix opening = gate().output(x);
        Matrix content = up().output(x);
        Matrix hidden = gated(activated(opening), content);
        return new Pass(down().output(hidden), delta -> backward(x, opening, content, hidden, delta));
    }

    /** XW_g. */
    protected Projection gate() {
        return gate;
    }

    /** XW_u. */
    protected Projection up() {
        return up;
    }

    /** AW_d. */
    protected Projection down() {
        return down;
    }

    /** What g and g′ are. */
    protected Activation activation() {
        return activation;
    }

    private Gradients backward(Matrix x, Matrix opening, Matrix content, Matrix hidden, Matrix delta) {
        Gradients ofDown = downBackward(content, hidden, delta);
        Gradients ofGate = gate().backward(x, gateGradient(opening, content, ofDown.input()));
        Gradients ofUp = up().backward(x, contentGradient(opening, ofDown.input()));
        return gathered(ofGate, ofUp, ofDown);
    }

    /** The gradients of the down layer, whose input is g(XW_g) ∘ XW_u. */
    protected Gradients downBackward(Matrix content, Matrix hidden, Matrix delta) {
        return down().backward(hidden, delta);
    }

    /** Δ_in and the parts' gradients under the parts' names. */
    protected Gradients gathered(Gradients ofGate, Gradients ofUp, Gradients ofDown) {
        return Gradients.ofInput(inputGradient(ofGate.input(), ofUp.input()))
                .withPart("gate", ofGate)
                .withPart("up", ofUp)
                .withPart("down", ofDown);
    }

    /** g(XW_g), entry by entry. */
    protected Matrix activated(Matrix opening) {
        return opening.map(activation().function());
    }

    /** g(XW_g) ∘ XW_u. */
    protected Matrix gated(Matrix activated, Matrix content) {
        return activated.hadamard(content);
    }

    /** Δ_g = Δ_A ∘ XW_u ∘ g′(XW_g). */
    protected Matrix gateGradient(Matrix opening, Matrix content, Matrix delta) {
        return delta.hadamard(content).hadamard(opening.map(activation().derivative()));
    }

    /** Δ_u = Δ_A ∘ g(XW_g). */
    protected Matrix contentGradient(Matrix opening, Matrix delta) {
        return delta.hadamard(activated(opening));
    }

    /** Δ_in = gate + up contribution. */
    protected Matrix inputGradient(Matrix viaGate, Matrix viaUp) {
        return viaGate.plus(viaUp);
    }
}
