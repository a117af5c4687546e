package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.Arrays;

/** An {@link Embedding} as a layer of its own: its input is a column of n_T token numbers, which have no gradient. */
public class TokenEmbedding implements ReferenceLayer {
    private final Embedding table;

    /** A layer around a table. */
    public TokenEmbedding(Embedding table) {
        this.table = table;
    }

    /** The table. */
    public Embedding table() {
        return table;
    }

    @Override
    public Pass forward(Matrix x) {
        int[] tokens = tokens(x);
        return new Pass(
                table.output(tokens),
                delta -> Gradients.ofInput(x.scaledBy(0)).with("weight", table.weightGradient(delta, tokens)));
    }

    /** The numbers in a column. */
    public static int[] tokens(Matrix column) {
        int[] tokens = new int[column.rows()];
        Arrays.setAll(tokens, t -> (int) column.at(t, 0));
        return tokens;
    }
}
