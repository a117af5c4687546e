package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/**
 * A LoRA adapter beside a frozen linear layer, Y = XW + 1bᵗ + s·XDU.
 *
 * <p>X is n_T by f_in, W is f_in by f_out. The frozen layer gets no gradient of its own but still carries the error to the input.
 */
public class LoraLinear implements Projection {
    private final Linear base;
    private final LoraAdapter adapter;

    /** An adapter beside the frozen base layer. */
    public LoraLinear(Linear base, LoraAdapter adapter) {
        this.base = base;
        this.adapter = adapter;
    }

    @Override
    public int outputs() {
        return base.outputs();
    }

    /** s·XDU. */
    protected LoraAdapter adapter() {
        return adapter;
    }

    /** One linear layer that computes the same, W + s·DU in place of W. */
    public Linear merged() {
        return base.moved(adapter().update());
    }

    /** Y = XW + 1bᵗ + s·XDU (eq. 43). */
    @Override
    public Matrix output(Matrix x) {
        return base.output(x).plus(adapter().output(x));
    }

    @Override
    public Gradients backward(Matrix x, Matrix delta) {
        Gradients ofAdapter = adapter().backward(x, delta);
        return new Gradients(frozenPath(delta).plus(ofAdapter.input()), ofAdapter.parameters());
    }

    /** ΔWᵗ: frozen means no update, not no gradient flow (eq. 44). */
    protected Matrix frozenPath(Matrix delta) {
        return base.inputGradient(delta);
    }
}
