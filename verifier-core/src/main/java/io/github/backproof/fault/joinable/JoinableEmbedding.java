package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Embedding;
import io.github.backproof.reference.LayerSettings;
import java.util.Optional;

/** An embedding that another can be joined with: each equation comes from the one that overrides it. */
public class JoinableEmbedding extends Embedding implements Joinable<JoinableEmbedding> {
    private Partner<JoinableEmbedding> partner = Partner.none();

    /** @see Embedding#Embedding */
    public JoinableEmbedding(Matrix weight) {
        super(weight);
    }

    @Override
    public Optional<JoinableEmbedding> joinedWith(JoinableEmbedding other, LayerSettings settings) {
        return Partner.joined(this, other);
    }

    @Override
    public JoinableEmbedding beside(Partner<JoinableEmbedding> other) {
        JoinableEmbedding copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinableEmbedding clone() {
        try {
            return (JoinableEmbedding) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Matrix output(int... tokens) {
        return partner.of("output").map(other -> other.output(tokens)).orElseGet(() -> super.output(tokens));
    }

    @Override
    public Matrix weightGradient(Matrix delta, int... tokens) {
        return partner.of("weightGradient")
                .map(other -> other.weightGradient(delta, tokens))
                .orElseGet(() -> super.weightGradient(delta, tokens));
    }
}
