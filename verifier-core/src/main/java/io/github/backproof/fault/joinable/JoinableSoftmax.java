package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.Softmax;
import java.util.Optional;

/** A softmax that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableSoftmax extends Softmax implements Joinable<JoinableSoftmax> {
    private Partner<JoinableSoftmax> partner = Partner.none();

    @Override
    public Optional<JoinableSoftmax> joinedWith(JoinableSoftmax other, LayerSettings settings) {
        return Partner.joined(this, other);
    }

    @Override
    public JoinableSoftmax beside(Partner<JoinableSoftmax> other) {
        JoinableSoftmax copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableSoftmax clone() {
        try {
            return (JoinableSoftmax) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Pass forward(Matrix z) {
        return partner.of("forward").map(other -> other.forward(z)).orElseGet(() -> super.forward(z));
    }

    @Override
    public Matrix weights(Matrix s) {
        return partner.of("weights").map(other -> other.weights(s)).orElseGet(() -> super.weights(s));
    }

    @Override
    protected Matrix probabilities(Matrix z) {
        return partner.of("probabilities").map(other -> other.probabilities(z)).orElseGet(() -> super.probabilities(z));
    }

    @Override
    protected Matrix rowShift(Matrix z) {
        return partner.of("rowShift").map(other -> other.rowShift(z)).orElseGet(() -> super.rowShift(z));
    }

    @Override
    public Matrix scoreGradient(Matrix p, Matrix delta) {
        return partner.of("scoreGradient")
                .map(other -> other.scoreGradient(p, delta))
                .orElseGet(() -> super.scoreGradient(p, delta));
    }

    @Override
    protected Matrix rowTerm(Matrix p, Matrix delta) {
        return partner.of("rowTerm").map(other -> other.rowTerm(p, delta)).orElseGet(() -> super.rowTerm(p, delta));
    }
}
