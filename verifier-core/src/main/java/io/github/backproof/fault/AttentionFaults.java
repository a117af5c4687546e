package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableSelfAttention;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Shift;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.ReluScores;
import io.github.backproof.reference.SigmoidScores;
import io.github.backproof.specs.Masking;
import java.util.List;

/** Mistakes in the scores and weights of softmax self-attention. */
final class AttentionFaults {
    static final List<Fault> ALL = List.of(
            AttentionFault.of(
                    "attention-weights-not-normalised",
                    "Took exp of the scores and forgot to divide by the row's sum.",
                    "eq. 15",
                    Masking.NONE,
                    "ATT-02",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix weights(Matrix s) {
                            return s.map(Elementary.EXP);
                        }
                    }),
            AttentionFault.of(
                    "attention-scores-unscaled",
                    "Forgot to divide the scores by the root of the head width (seen: mlc-ai/mlc-llm#3426).",
                    "eq. 12",
                    Masking.NONE,
                    "GEN-11",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scaled(Matrix s) {
                            return s;
                        }
                    }),
            AttentionFault.of(
                    "attention-scaled-by-head-width",
                    "Divided the scores by the head width itself, not by its root.",
                    "eq. 12",
                    Masking.NONE,
                    "GEN-11",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scaled(Matrix s) {
                            return s.scaledBy(1.0 / headWidth());
                        }
                    }),
            AttentionFault.of(
                    "attention-scaled-by-all-features",
                    "Divided the scores by the root of all features instead of those of one head (seen: FareedKhan-dev/train-llm-from-scratch#3).",
                    "eq. 12",
                    Masking.CAUSAL,
                    "GEN-11",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scaled(Matrix s) {
                            return s.scaledBy(1 / Math.sqrt(headWidth() * settings.heads()));
                        }
                    }),
            AttentionFault.of(
                    "attention-scaled-by-tokens",
                    "Divided the scores by the root of the number of tokens.",
                    "eq. 12",
                    Masking.CAUSAL,
                    "ATT-07",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scaled(Matrix s) {
                            return s.scaledBy(1 / Math.sqrt(s.columns()));
                        }
                    }),
            AttentionFault.of(
                    "attention-scale-missing-in-forward",
                    "Scaled the score gradient and forgot to scale the scores.",
                    "eq. 12",
                    Masking.NONE,
                    "GEN-01",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scores(Matrix q, Matrix k) {
                            return super.scores(q, k).scaledBy(Math.sqrt(headWidth()));
                        }
                    }),
            AttentionFault.of(
                    "attention-keys-read-as-transposed",
                    "Read the flat array of the keys as if it lay transposed already.",
                    "eq. 10",
                    Masking.NONE,
                    "ATT-03",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scores(Matrix q, Matrix k) {
                            return q.times(readAs(k, k.columns(), k.rows()));
                        }
                    }),
            AttentionFault.of(
                    "attention-scores-clipped",
                    "Cut off the scores at 1 to keep exp small.",
                    "eq. 12",
                    Masking.NONE,
                    "ATT-02",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scores(Matrix q, Matrix k) {
                            Matrix s = super.scores(q, k);
                            Matrix excess = s.map(new Shift(-1)).map(Activation.RELU.function());
                            return s.minus(excess);
                        }
                    }),
            AttentionFault.of(
                    "attention-queries-and-keys-normalised",
                    "Divided queries and keys by their lengths before the scores.",
                    "eq. 10",
                    Masking.NONE,
                    "ATT-15",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix scores(Matrix q, Matrix k) {
                            return super.scores(ofLengthOne(q), ofLengthOne(k));
                        }
                    }),
            AttentionFault.of(
                    "attention-sigmoid-weights",
                    "Took a sigmoid of each score in place of the softmax.",
                    "eq. 15",
                    Masking.NONE,
                    "ATT-12",
                    (projections, settings) -> new JoinableSelfAttention(
                            projections, settings.attention().withScoreFunction(new SigmoidScores()))),
            AttentionFault.of(
                    "attention-relu-weights",
                    "Took the positive scores, divided by the number of tokens, in place of the softmax.",
                    "eq. 15",
                    Masking.NONE,
                    "ATT-25",
                    (projections, settings) -> new JoinableSelfAttention(
                            projections, settings.attention().withScoreFunction(new ReluScores()))),
            AttentionFault.of(
                    "attention-softmax-over-queries",
                    "Took the softmax of each column of the scores: over the queries instead of the keys (seen: labmlai/annotated_deep_learning_paper_implementations#146).",
                    "eq. 15",
                    Masking.CAUSAL,
                    "ATT-13",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix weights(Matrix s) {
                            return super.weights(s.transposed()).transposed();
                        }
                    }),
            AttentionFault.of(
                    "attention-one-in-the-denominator",
                    "Added 1 to the sum of the exponentials, so that a token may attend to nothing.",
                    "eq. 15",
                    Masking.NONE,
                    "ATT-20",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix weights(Matrix s) {
                            Matrix e = s.map(Elementary.EXP);
                            return e.dividedBy(e.rowSums().map(new Shift(1)).broadcastColumns(s.columns()));
                        }
                    }),
            AttentionFault.of(
                    "attention-exponentials-of-two",
                    "Took powers of two in place of exp, and the backward of exp.",
                    "eq. 15",
                    Masking.NONE,
                    "GEN-11",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix weights(Matrix s) {
                            return super.weights(s.scaledBy(Math.log(2)));
                        }
                    }),
            AttentionFault.of(
                    "attention-weight-dropped",
                    "Left dropout on: one weight became zero after the softmax (seen: huggingface/pytorch-image-models#1978).",
                    "eq. 15",
                    Masking.NONE,
                    "ATT-10",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix weights(Matrix s) {
                            return super.weights(s).where((row, column) -> row < s.rows() - 1 || column > 0, 0);
                        }
                    }),
            AttentionFault.of(
                    "attention-nearer-tokens-preferred",
                    "Lowered the scores between neighbouring tokens by one.",
                    "eq. 10",
                    Masking.NONE,
                    "ATT-14",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            DenseMatrix ones = DenseMatrix.filled(s.rows(), s.columns(), 1);
                            Matrix distances = s.constant(ones.where((row, column) -> Math.abs(row - column) == 1, 0));
                            return super.masked(s.minus(distances));
                        }
                    }));

    private AttentionFaults() {}

    /** The same numbers in their order, in rows of another length. */
    private static Matrix readAs(Matrix matrix, int rows, int columns) {
        Matrix flat = matrix.rowRange(0, 1);
        for (int i = 1; i < matrix.rows(); i++) {
            flat = flat.beside(matrix.rowRange(i, i + 1));
        }
        Matrix read = flat.columnRange(0, columns);
        for (int i = 1; i < rows; i++) {
            read = read.above(flat.columnRange(i * columns, (i + 1) * columns));
        }
        return read;
    }

    private static Matrix ofLengthOne(Matrix rows) {
        Matrix lengths = rows.rowDot(rows).map(Elementary.SQRT);
        return rows.dividedBy(lengths.broadcastColumns(rows.columns()));
    }
}
