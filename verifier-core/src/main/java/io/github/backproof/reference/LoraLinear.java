package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/**
 * A LoRA adapter beside a frozen linear layer, Y = XW + 1bᵗ + s·XDU.
 *
 * <p>X is n_T by f_in, W is f_in by f_out, D ("down") is f_in by r, U ("up") is r by f_out; s is a number. The frozen layer gets
 * no gradient of its own but still carries the error to the input.
 */
public class LoraLinear implements ReferenceLayer {
    private final Linear base;
    private final Matrix down;
    private final Matrix up;
    private final double scale;

    /** An adapter D, U with scale s beside the base layer. */
    public LoraLinear(Linear base, Matrix down, Matrix up, double scale) {
        this.base = base;
        this.down = down;
        this.up = up;
        this.scale = scale;
    }

    @Override
    public Pass forward(Matrix x) {
        return new Pass(output(x), delta -> backward(x, delta));
    }

    private Gradients backward(Matrix x, Matrix delta) {
        return Gradients.ofInput(inputGradient(delta))
                .with("down", downGradient(x, delta))
                .with("up", upGradient(x, delta));
    }

    /** Y = XW + 1bᵗ + s·XDU (eq. 43). */
    protected Matrix output(Matrix x) {
        return base.output(x).plus(scaled(x.times(down).times(up)));
    }

    /** Δ_in = ΔWᵗ + s·Δ(DU)ᵗ (eq. 44), with the frozen path in it. */
    protected Matrix inputGradient(Matrix delta) {
        return frozenPath(delta).plus(adapterPath(delta));
    }

    /** ΔWᵗ: frozen means no update, not no gradient flow (eq. 44). */
    protected Matrix frozenPath(Matrix delta) {
        return base.inputGradient(delta);
    }

    /** s·ΔUᵗDᵗ (eq. 44). */
    protected Matrix adapterPath(Matrix delta) {
        return scaled(delta.times(up.transposed()).times(down.transposed()));
    }

    /** dD = s·XᵗΔUᵗ (eq. 45). */
    protected Matrix downGradient(Matrix x, Matrix delta) {
        return scaled(x.transposed().times(delta.times(up.transposed())));
    }

    /** dU = s·(XD)ᵗΔ (eq. 46). */
    protected Matrix upGradient(Matrix x, Matrix delta) {
        return scaled(x.times(down).transposed().times(delta));
    }

    /** s·A (eqs. 43–46). */
    protected Matrix scaled(Matrix a) {
        return a.scaledBy(scale);
    }
}
