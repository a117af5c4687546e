package io.github.backproof.diagnosis;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.reference.SelfAttention;
import java.util.List;

/** The terms of attention's gradients: the three branches, and in two of them the two terms of the softmax's backward. */
final class AttentionSums {
    static final List<Sum> ALL = List.of(
            new Sum(
                    "Δ_in",
                    List.of("eqs. 25, 33"),
                    List.of(
                            new Term("dV W_vᵗ", attention(1, 1, new Branches(1, 0, 0))),
                            new Term("dQ W_qᵗ of P∘dP", attention(1, 0, new Branches(0, 1, 0))),
                            new Term("dQ W_qᵗ of −P∘(dP⊖P)1ᵗ", attention(0, 1, new Branches(0, 1, 0))),
                            new Term("dK W_kᵗ of P∘dP", attention(1, 0, new Branches(0, 0, 1))),
                            new Term("dK W_kᵗ of −P∘(dP⊖P)1ᵗ", attention(0, 1, new Branches(0, 0, 1))))),
            ofScores("d query.weight", "eqs. 25, 30"),
            ofScores("d query.bias", "eqs. 25, 30"),
            ofScores("d key.weight", "eqs. 25, 31"),
            ofScores("d key.bias", "eqs. 25, 31"));

    private AttentionSums() {}

    /** How often each branch counts in Δ_in. */
    private record Branches(int value, int query, int key) {}

    private static Sum ofScores(String quantity, String equation) {
        return new Sum(
                quantity,
                List.of(equation),
                List.of(
                        new Term("the part of P∘dP", attention(1, 0, new Branches(1, 1, 1))),
                        new Term("the part of −P∘(dP⊖P)1ᵗ", attention(0, 1, new Branches(1, 1, 1)))));
    }

    /** Attention in which the two terms of the score gradient and the three branches count so often. */
    private static LayerMaker attention(int direct, int viaRow, Branches branches) {
        return (settings, parameters) ->
                new SelfAttention(ReferenceLayers.projections(parameters), settings.attention()) {
                    @Override
                    protected Matrix scoreGradient(Matrix p, Matrix dP) {
                        Matrix ofRow = dP.rowDot(p).broadcastColumns(p.columns());
                        return p.hadamard(dP)
                                .scaledBy(direct)
                                .minus(p.hadamard(ofRow).scaledBy(viaRow));
                    }

                    @Override
                    protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
                        return viaValue.scaledBy(branches.value())
                                .plus(viaQuery.scaledBy(branches.query()))
                                .plus(viaKey.scaledBy(branches.key()));
                    }
                };
    }
}
