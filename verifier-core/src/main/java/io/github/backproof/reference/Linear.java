package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.Optional;

/**
 * A linear layer, Y = XW + 1bᵗ.
 *
 * <p>X is n_T by f_in, W is f_in by f_out, b is 1 by f_out or left out.
 */
public class Linear implements Projection {
    private final Matrix weight;
    private final Optional<Matrix> bias;

    /** A layer with the given weight, f_in by f_out, and bias, 1 by f_out. */
    public Linear(Matrix weight, Optional<Matrix> bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /** W. */
    public Matrix weight() {
        return weight;
    }

    /** b, where the layer has one. */
    public Optional<Matrix> bias() {
        return bias;
    }

    @Override
    public int outputs() {
        return weight.columns();
    }

    /** This layer with its weight moved by an update of the same shape. */
    Linear moved(Matrix update) {
        return new Linear(weight.plus(update), bias);
    }

    @Override
    public Gradients backward(Matrix x, Matrix delta) {
        Gradients gradients = Gradients.ofInput(inputGradient(delta)).with("weight", weightGradient(x, delta));
        return bias.isPresent() ? gradients.with("bias", biasGradient(delta)) : gradients;
    }

    /** Y = XW + 1bᵗ (eqs. 4, 9a, 9b). */
    @Override
    public Matrix output(Matrix x) {
        return bias.map(b -> x.timesPlusRow(weight, b)).orElseGet(() -> x.times(weight));
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
