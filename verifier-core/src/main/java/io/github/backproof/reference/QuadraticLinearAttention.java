package io.github.backproof.reference;

import io.github.backproof.numerics.EntryMask;
import io.github.backproof.numerics.Matrix;

/**
 * Linear attention with all weights written out, in O(n_T²).
 *
 * <pre>
 * forward   A = (qkᵗ)∘M   Y = AV / rowsum(A)
 * backward  G = Δ/rowsum(A)   dA = (GVᵗ − (G⊖Y)1ᵗ)∘M   dq = dA k   dk = dAᵗq   dV = AᵗG
 * </pre>
 */
public class QuadraticLinearAttention implements LinearAttentionHead {
    private final EntryMask mask;

    /** A head whose tokens (rows) may look where the mask is open. */
    public QuadraticLinearAttention(EntryMask mask) {
        this.mask = mask;
    }

    @Override
    public Run forward(Matrix query, Matrix key, Matrix value) {
        Matrix q = query.map(EluPlusOne.FUNCTION);
        Matrix k = key.map(EluPlusOne.FUNCTION);
        Matrix a = weights(q, k);
        Matrix sums = a.rowSums();
        Matrix y = output(a, value, sums);
        return new Run(y, delta -> {
            Matrix g = normalisedError(delta, sums);
            Matrix dA = weightsGradient(g, y, value);
            return new SelfAttention.HeadGradients(
                    dA.times(k).hadamard(query.map(EluPlusOne.DERIVATIVE)),
                    dA.transposed().times(q).hadamard(key.map(EluPlusOne.DERIVATIVE)),
                    a.transposed().times(g));
        });
    }

    /** A = (qkᵗ)∘M. */
    protected Matrix weights(Matrix q, Matrix k) {
        return q.times(k.transposed()).where(mask, 0);
    }

    /** Y = AV / rowsum(A). */
    protected Matrix output(Matrix a, Matrix v, Matrix sums) {
        return a.times(v).dividedBy(sums.broadcastColumns(v.columns()));
    }

    /** G = Δ / rowsum(A). */
    protected Matrix normalisedError(Matrix delta, Matrix sums) {
        return delta.dividedBy(sums.broadcastColumns(delta.columns()));
    }

    /** dA = (GVᵗ − (G⊖Y)1ᵗ)∘M. */
    protected Matrix weightsGradient(Matrix g, Matrix y, Matrix v) {
        Matrix product = g.times(v.transposed());
        return product.minus(g.rowDot(y).broadcastColumns(product.columns())).where(mask, 0);
    }
}
