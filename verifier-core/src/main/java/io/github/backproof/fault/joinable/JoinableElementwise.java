package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.ScalarFunction;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.Elementwise;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import java.util.Optional;

/** A layer of an activation that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableElementwise extends Elementwise implements Joinable<JoinableElementwise> {
    private Activation activation;
    private Partner<JoinableElementwise> partner = Partner.none();

    /** @see Elementwise#Elementwise */
    public JoinableElementwise(Activation activation) {
        super(activation);
        this.activation = activation;
    }

    @Override
    public Optional<JoinableElementwise> joinedWith(JoinableElementwise other, LayerSettings settings) {
        return Parts.chosen(settings.activation(), activation, other.activation)
                .flatMap(chosen -> Partner.joined(with(chosen), other.with(chosen)));
    }

    private JoinableElementwise with(Activation chosen) {
        JoinableElementwise copy = clone();
        copy.activation = chosen;
        return copy;
    }

    @Override
    public JoinableElementwise beside(Partner<JoinableElementwise> other) {
        JoinableElementwise copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableElementwise clone() {
        try {
            return (JoinableElementwise) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Pass forward(Matrix x) {
        return partner.of("forward").map(other -> other.forward(x)).orElseGet(() -> super.forward(x));
    }

    @Override
    protected Activation activation() {
        return partner.of("activation").map(other -> other.activation()).orElseGet(() -> activation);
    }

    @Override
    protected Matrix activated(Matrix x) {
        return partner.of("activated").map(other -> other.activated(x)).orElseGet(() -> super.activated(x));
    }

    @Override
    protected Matrix inputGradient(Matrix x, Matrix delta) {
        return partner.of("inputGradient")
                .map(other -> other.inputGradient(x, delta))
                .orElseGet(() -> super.inputGradient(x, delta));
    }

    @Override
    protected ScalarFunction function() {
        return partner.of("function").map(other -> other.function()).orElseGet(() -> super.function());
    }

    @Override
    protected ScalarFunction derivative() {
        return partner.of("derivative").map(other -> other.derivative()).orElseGet(() -> super.derivative());
    }
}
