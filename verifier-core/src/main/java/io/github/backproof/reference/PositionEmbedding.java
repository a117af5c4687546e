package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.stream.IntStream;

/** Learned positions, Y = X + the first n_T rows of the table. X is n_T by d, the table n_context by d. */
public class PositionEmbedding implements ReferenceLayer {
    private final Embedding table;

    /** A layer around a table. */
    public PositionEmbedding(Embedding table) {
        this.table = table;
    }

    @Override
    public Pass forward(Matrix x) {
        int[] positions = positions(x.rows());
        return new Pass(
                output(x, table().output(positions)),
                delta -> Gradients.ofInput(inputGradient(delta))
                        .with("weight", table().weightGradient(delta, positions)));
    }

    /** The rows of the positions. */
    protected Embedding table() {
        return table;
    }

    /** Y = X + the rows of the positions. */
    protected Matrix output(Matrix x, Matrix rows) {
        return x.plus(rows);
    }

    /** 0 to n_T − 1. */
    protected int[] positions(int tokens) {
        return IntStream.range(0, tokens).toArray();
    }

    /** Δ_in = Δ. */
    protected Matrix inputGradient(Matrix delta) {
        return delta;
    }
}
