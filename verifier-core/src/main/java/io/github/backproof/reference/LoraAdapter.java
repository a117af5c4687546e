package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/**
 * A LoRA adapter alone, Y = s·XDU: the paper's eqs. 43–46 as they are written, without the frozen layer beside it.
 *
 * <p>X is n_T by f_in, D ("down") is f_in by r, U ("up") is r by f_out; s is α, α/r or α/√r.
 */
public class LoraAdapter implements Projection {
    private final Matrix down;
    private final Matrix up;
    private final double scale;

    /** An adapter D, U with scale s. */
    public LoraAdapter(Matrix down, Matrix up, double scale) {
        this.down = down;
        this.up = up;
        this.scale = scale;
    }

    @Override
    public int outputs() {
        return up.columns();
    }

    /** Y = s·XDU (eq. 43). */
    @Override
    public Matrix output(Matrix x) {
        return scaled(x.times(down).times(up));
    }

    @Override
    public Gradients backward(Matrix x, Matrix delta) {
        return Gradients.ofInput(inputGradient(delta))
                .with("down", downGradient(x, delta))
                .with("up", upGradient(x, delta));
    }

    /** Δ_in = s·ΔUᵗDᵗ (eq. 44). */
    protected Matrix inputGradient(Matrix delta) {
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

    /** DU, scaled: what is added to W when the adapter is merged. */
    protected Matrix update() {
        return scaled(down.times(up));
    }

    /** s·A (eqs. 43–46). */
    protected Matrix scaled(Matrix a) {
        return a.scaledBy(scale);
    }
}
