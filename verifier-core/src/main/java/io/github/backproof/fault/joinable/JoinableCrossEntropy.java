package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.specs.Reduction;
import java.util.Optional;

/** A cross-entropy that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableCrossEntropy extends CrossEntropy implements Joinable<JoinableCrossEntropy> {
    private Reduction reduction;
    private Partner<JoinableCrossEntropy> partner = Partner.none();

    /** @see CrossEntropy#CrossEntropy */
    public JoinableCrossEntropy(Reduction reduction) {
        super(reduction);
        this.reduction = reduction;
    }

    @Override
    public Optional<JoinableCrossEntropy> joinedWith(JoinableCrossEntropy other, LayerSettings settings) {
        return Parts.chosen(settings.variant().reduction(), reduction, other.reduction)
                .flatMap(chosen -> Partner.joined(with(chosen), other.with(chosen)));
    }

    private JoinableCrossEntropy with(Reduction chosen) {
        JoinableCrossEntropy copy = clone();
        copy.reduction = chosen;
        return copy;
    }

    @Override
    public JoinableCrossEntropy beside(Partner<JoinableCrossEntropy> other) {
        JoinableCrossEntropy copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableCrossEntropy clone() {
        try {
            return (JoinableCrossEntropy) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Loss of(Matrix logits, int... targets) {
        return partner.of("of").map(other -> other.of(logits, targets)).orElseGet(() -> super.of(logits, targets));
    }

    @Override
    protected Matrix probabilities(Matrix logits, Matrix greatestLogits) {
        return partner.of("probabilities")
                .map(other -> other.probabilities(logits, greatestLogits))
                .orElseGet(() -> super.probabilities(logits, greatestLogits));
    }

    @Override
    protected Matrix tokenLosses(Matrix greatestLogits, Matrix targetLogits, Matrix greatestProbabilities) {
        return partner.of("tokenLosses")
                .map(other -> other.tokenLosses(greatestLogits, targetLogits, greatestProbabilities))
                .orElseGet(() -> super.tokenLosses(greatestLogits, targetLogits, greatestProbabilities));
    }

    @Override
    protected Matrix value(Matrix tokenLosses, Matrix shares) {
        return partner.of("value")
                .map(other -> other.value(tokenLosses, shares))
                .orElseGet(() -> super.value(tokenLosses, shares));
    }

    @Override
    protected Matrix logitsGradient(Matrix p, Matrix shares, int... targets) {
        return partner.of("logitsGradient")
                .map(other -> other.logitsGradient(p, shares, targets))
                .orElseGet(() -> super.logitsGradient(p, shares, targets));
    }

    @Override
    protected Reduction reduction() {
        return partner.of("reduction").map(other -> other.reduction()).orElseGet(() -> reduction);
    }

    @Override
    protected DenseMatrix shares(int... targets) {
        return partner.of("shares").map(other -> other.shares(targets)).orElseGet(() -> super.shares(targets));
    }
}
