package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Linear;
import java.util.Optional;

/** A linear layer that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableLinear extends Linear implements Joinable<JoinableLinear> {
    private Partner<JoinableLinear> partner = Partner.none();

    /** @see Linear#Linear */
    public JoinableLinear(Matrix weight, Optional<Matrix> bias) {
        super(weight, bias);
    }

    @Override
    public Optional<JoinableLinear> joinedWith(JoinableLinear other, LayerSettings settings) {
        return Partner.joined(this, other);
    }

    @Override
    public JoinableLinear beside(Partner<JoinableLinear> other) {
        JoinableLinear copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableLinear clone() {
        try {
            return (JoinableLinear) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Matrix weight() {
        return partner.of("weight").map(other -> other.weight()).orElseGet(() -> super.weight());
    }

    @Override
    public Optional<Matrix> bias() {
        return partner.of("bias").map(other -> other.bias()).orElseGet(() -> super.bias());
    }

    @Override
    public int outputs() {
        return partner.of("outputs").map(other -> other.outputs()).orElseGet(() -> super.outputs());
    }

    @Override
    public Gradients backward(Matrix x, Matrix delta) {
        return partner.of("backward").map(other -> other.backward(x, delta)).orElseGet(() -> super.backward(x, delta));
    }

    @Override
    public Matrix output(Matrix x) {
        return partner.of("output").map(other -> other.output(x)).orElseGet(() -> super.output(x));
    }

    @Override
    protected Matrix inputGradient(Matrix delta) {
        return partner.of("inputGradient")
                .map(other -> other.inputGradient(delta))
                .orElseGet(() -> super.inputGradient(delta));
    }

    @Override
    protected Matrix weightGradient(Matrix x, Matrix delta) {
        return partner.of("weightGradient")
                .map(other -> other.weightGradient(x, delta))
                .orElseGet(() -> super.weightGradient(x, delta));
    }

    @Override
    protected Matrix biasGradient(Matrix delta) {
        return partner.of("biasGradient")
                .map(other -> other.biasGradient(delta))
                .orElseGet(() -> super.biasGradient(delta));
    }
}
