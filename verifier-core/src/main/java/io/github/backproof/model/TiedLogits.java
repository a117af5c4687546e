package io.github.backproof.model;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.Projection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A logits layer that uses the embedding's table, Z = XEᵗ + 1bᵗ. X is n_T by d, E is n_vocab by d, b is 1 by n_vocab.
 *
 * @param embedding E
 * @param bias b, or none
 */
record TiedLogits(Matrix embedding, Optional<Matrix> bias) implements Projection {
    @Override
    public int outputs() {
        return embedding.rows();
    }

    /** Z = XEᵗ + 1bᵗ. */
    @Override
    public Matrix output(Matrix x) {
        Matrix table = embedding.transposed();
        return bias.map(b -> x.timesPlusRow(table, b)).orElseGet(() -> x.times(table));
    }

    @Override
    public Gradients backward(Matrix x, Matrix delta) {
        Map<String, Matrix> gradients = new LinkedHashMap<>();
        gradients.put("table", tableGradient(x, delta));
        bias.ifPresent(b -> gradients.put("bias", delta.columnSums()));
        return new Gradients(delta.times(embedding), gradients);
    }

    /** dE = ΔᵗX, which is added to the embedding's own gradient. */
    private static Matrix tableGradient(Matrix x, Matrix delta) {
        return delta.transposed().times(x);
    }
}
