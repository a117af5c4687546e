package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.Optional;

/**
 * A linear layer, Y = XW + 1bᵗ.
 *
 * <p>X is n_T by f_in, W is f_in by f_out, b is 1 by f_out or left out.
 */
public class Linear implements ReferenceLayer {
    private final Matrix weight;
    private final Optional<Matrix> bias;

    /** A layer with the given weight, f_in by f_out, and bias, 1 by f_out. */
    public Linear(Matrix weight, Optional<Matrix> bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /** f_out. */
    int outputs() {
        return weight.columns();
    }

    @Override
    public Pass forward(Matrix x) {
        return new Pass(output(x), delta -> backward(x, delta));
    }

    /** The gradients of this layer for an input and an error. */
    Gradients backward(Matrix x, Matrix delta) {
        Gradients gradients = Gradients.ofInput(inputGradient(delta)).with("weight", weightGradient(x, delta));
        return bias.isPresent() ? gradients.with("bias", biasGradient(delta)) : gradients;
    }

    /** Y = XW + 1bᵗ (eqs. 4, 9a, 9b). */
    protected Matrix output(Matrix x) {
        Matrix product = x.times(weight);
        return bias.map(b -> product.plus(b.broadcastRows(x.rows()))).orElse(product);
    }

    /** Δ_in = ΔWᵗ. */
    protected Matrix inputGradient(Matrix delta) {
        return delta.times(weight.transposed());
    }

    /** dW = XᵗΔ. */
    protected Matrix weightGradient(Matrix x, Matrix delta) {
        return x.transposed().times(delta);
    }

    /** db = Δᵗ1, as a row: the sum over tokens, never their mean. */
    protected Matrix biasGradient(Matrix delta) {
        return delta.columnSums();
    }
}
