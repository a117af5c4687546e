package io.github.backproof.fault.joinable;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Embedding;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.PositionEmbedding;
import java.util.Optional;

/** A layer of learned positions that another can be joined with: each equation comes from the one that overrides it. */
public class JoinablePositionEmbedding extends PositionEmbedding implements Joinable<JoinablePositionEmbedding> {
    private Embedding table;
    private Partner<JoinablePositionEmbedding> partner = Partner.none();

    /** @see PositionEmbedding#PositionEmbedding */
    public JoinablePositionEmbedding(Embedding table) {
        super(table);
        this.table = table;
    }

    @Override
    public Optional<JoinablePositionEmbedding> joinedWith(JoinablePositionEmbedding other, LayerSettings settings) {
        return Parts.joined(table, other.table, settings).flatMap(both -> Partner.joined(with(both), other.with(both)));
    }

    private JoinablePositionEmbedding with(Embedding both) {
        JoinablePositionEmbedding copy = clone();
        copy.table = both;
        return copy;
    }

    @Override
    public JoinablePositionEmbedding beside(Partner<JoinablePositionEmbedding> other) {
        JoinablePositionEmbedding copy = clone();
        copy.partner = other;
        return copy;
    }

    @Override
    protected JoinablePositionEmbedding clone() {
        try {
            return (JoinablePositionEmbedding) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Joinable layers are cloneable.", e);
        }
    }

    @Override
    public Pass forward(Matrix x) {
        return partner.of("forward").map(other -> other.forward(x)).orElseGet(() -> super.forward(x));
    }

    @Override
    protected Embedding table() {
        return partner.of("table").map(other -> other.table()).orElseGet(() -> table);
    }

    @Override
    protected Matrix output(Matrix x, Matrix rows) {
        return partner.of("output").map(other -> other.output(x, rows)).orElseGet(() -> super.output(x, rows));
    }

    @Override
    protected int[] positions(int tokens) {
        return partner.of("positions").map(other -> other.positions(tokens)).orElseGet(() -> super.positions(tokens));
    }

    @Override
    protected Matrix inputGradient(Matrix delta) {
        return partner.of("inputGradient")
                .map(other -> other.inputGradient(delta))
                .orElseGet(() -> super.inputGradient(delta));
    }
}
