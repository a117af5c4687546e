package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableSelfAttention;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.Masking;
import java.util.List;

/** Mistakes in the backward pass of the scores and weights of softmax self-attention. */
final class AttentionBackwardFaults {
    static final List<Fault> ALL = List.of(
            AttentionFault.of(
                    "attention-row-term-missing",
                    "Left the row term out of the softmax backward inside attention.",
                    "eq. 25",
                    Masking.NONE,
                    "ATT-01",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scoreGradient(Matrix p, Matrix dP) {
                            return p.hadamard(dP);
                        }
                    }),
            AttentionFault.of(
                    "attention-row-term-of-the-last-row-missing",
                    "Stopped the loop over the row terms of the softmax backward one row too early.",
                    "eq. 25",
                    Masking.CAUSAL,
                    "ATT-23",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scoreGradient(Matrix p, Matrix dP) {
                            Matrix rowTerms = AttentionFault.withoutLastRow(dP.rowDot(p));
                            return p.hadamard(dP.minus(rowTerms.broadcastColumns(p.columns())));
                        }
                    }),
            AttentionFault.of(
                    "attention-row-term-over-queries",
                    "Summed the row term of the softmax backward over the queries instead of the keys.",
                    "eq. 25",
                    Masking.NONE,
                    "ATT-23",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scoreGradient(Matrix p, Matrix dP) {
                            return p.hadamard(
                                    dP.minus(p.hadamard(dP).columnSums().broadcastRows(p.rows())));
                        }
                    }),
            AttentionFault.of(
                    "attention-row-term-added",
                    "Added the row term of the softmax backward instead of taking it off.",
                    "eq. 25",
                    Masking.NONE,
                    "ATT-12",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scoreGradient(Matrix p, Matrix dP) {
                            return p.hadamard(dP.plus(dP.rowDot(p).broadcastColumns(p.columns())));
                        }
                    }),
            AttentionFault.of(
                    "attention-row-term-a-plain-mean",
                    "Took the mean of dP off each row, not the mean with the weights.",
                    "eq. 25",
                    Masking.NONE,
                    "ATT-01",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scoreGradient(Matrix p, Matrix dP) {
                            return p.hadamard(dP.minus(dP.rowMeans().broadcastColumns(p.columns())));
                        }
                    }),
            AttentionFault.of(
                    "attention-softmax-backward-of-a-sigmoid",
                    "Took p(1 − p) for the derivative of the softmax, entry by entry.",
                    "eq. 25",
                    Masking.NONE,
                    "ATT-23",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scoreGradient(Matrix p, Matrix dP) {
                            return p.hadamard(dP).minus(p.hadamard(p).hadamard(dP));
                        }
                    }),
            AttentionFault.of(
                    "attention-scale-missing-in-backward",
                    "Scaled the scores in the forward pass only.",
                    "eq. 28",
                    Masking.CAUSAL,
                    "GEN-12",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scaledGradient(Matrix dS) {
                            return dS;
                        }
                    }),
            AttentionFault.of(
                    "attention-scale-missing-for-keys",
                    "Divided by the root of the head width on the way to the queries, not to the keys.",
                    "eq. 31",
                    Masking.NONE,
                    "ATT-16",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix keyGradient(Matrix dS, Head head) {
                            return super.keyGradient(dS, head).scaledBy(Math.sqrt(headWidth()));
                        }
                    }),
            AttentionFault.of(
                    "attention-score-gradient-transposed",
                    "Went on with the transposed score gradient.",
                    "eq. 27",
                    Masking.NONE,
                    "ATT-23",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix maskedGradient(Matrix dS) {
                            return dS.transposed();
                        }
                    }),
            AttentionFault.of(
                    "attention-weights-gradient-of-outputs",
                    "Multiplied the error by the outputs of the head, where the values were due.",
                    "eq. 25",
                    Masking.NONE,
                    "GEN-12",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix weightsGradient(Matrix delta, Head head) {
                            return delta.times(head.output().transposed());
                        }
                    }),
            AttentionFault.of(
                    "attention-value-gradient-not-transposed",
                    "Multiplied the error by P, where its transpose was due.",
                    "eq. 21",
                    Masking.NONE,
                    "ATT-09",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix valueGradient(Matrix p, Matrix delta) {
                            return p.times(delta);
                        }
                    }),
            AttentionFault.of(
                    "attention-key-gradient-not-transposed",
                    "Multiplied the queries by dS, where its transpose was due.",
                    "eq. 31",
                    Masking.NONE,
                    "ATT-16",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix keyGradient(Matrix dS, Head head) {
                            return dS.times(head.query());
                        }
                    }),
            AttentionFault.of(
                    "attention-key-gradient-of-keys",
                    "Multiplied the score gradient by the keys for the keys' own gradient.",
                    "eq. 31",
                    Masking.NONE,
                    "ATT-16",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix keyGradient(Matrix dS, Head head) {
                            return dS.transposed().times(head.key());
                        }
                    }),
            AttentionFault.of(
                    "attention-query-gradient-of-queries",
                    "Multiplied the score gradient by the queries for the queries' own gradient.",
                    "eq. 30",
                    Masking.NONE,
                    "ATT-16",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix queryGradient(Matrix dS, Head head) {
                            return dS.times(head.query());
                        }
                    }),
            AttentionFault.of(
                    "attention-query-gradient-transposed",
                    "Multiplied the keys by the transposed score gradient.",
                    "eq. 30",
                    Masking.NONE,
                    "ATT-16",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix queryGradient(Matrix dS, Head head) {
                            return dS.transposed().times(head.key());
                        }
                    }));

    private AttentionBackwardFaults() {}
}
