package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableSelfAttention;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.Masking;
import java.util.List;

/** Mistakes in which tokens softmax self-attention looks at. */
final class AttentionMaskFaults {
    static final List<Fault> ALL = List.of(
            AttentionFault.of(
                    "attention-mask-left-on",
                    "Kept the causal mask in a layer that should see every token.",
                    "eq. 13",
                    Masking.NONE,
                    "ATT-03",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return super.masked(s).withoutFuture();
                        }
                    }),
            AttentionFault.of(
                    "attention-mask-in-backward-only",
                    "Masked the score gradient of a layer whose forward has no mask.",
                    "eq. 27",
                    Masking.NONE,
                    "ATT-04",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix maskedGradient(Matrix dS) {
                            return dS.hadamard(AttentionFault.pastOnly(dS));
                        }
                    }),
            AttentionFault.of(
                    "attention-token-leaves-itself-out",
                    "Let a token see every token but itself.",
                    "eq. 13",
                    Masking.NONE,
                    "ATT-20",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s.where((token, other) -> token != other, Double.NEGATIVE_INFINITY);
                        }
                    }),
            AttentionFault.of(
                    "attention-last-key-skipped",
                    "Stopped the loop over the keys one too early.",
                    "eq. 10",
                    Masking.NONE,
                    "ATT-14",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s.where(
                                    (token, other) -> other == 0 || other < s.columns() - 1, Double.NEGATIVE_INFINITY);
                        }
                    }),
            AttentionFault.of(
                    "attention-mask-multiplied",
                    "Multiplied the scores by a 0/1 mask before the softmax, where exp(0) = 1 lets the future in.",
                    "eq. 13",
                    Masking.CAUSAL,
                    "ATT-05",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s.hadamard(AttentionFault.pastOnly(s));
                        }
                    }),
            AttentionFault.of(
                    "attention-mask-missing",
                    "Forgot the causal mask (seen: facebookresearch/xformers#103).",
                    "eq. 13",
                    Masking.CAUSAL,
                    "ATT-06",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s;
                        }
                    }),
            AttentionFault.of(
                    "attention-mask-one-ahead",
                    "Let a token see the next one too.",
                    "eq. 13",
                    Masking.CAUSAL,
                    "ATT-08",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s.where((token, other) -> other <= token + 1, Double.NEGATIVE_INFINITY);
                        }
                    }),
            AttentionFault.of(
                    "attention-mask-hides-the-token-itself",
                    "Let a token see earlier ones only; the first, which has none, still sees itself (seen: pbloem/former#10).",
                    "eq. 13",
                    Masking.CAUSAL,
                    "ATT-14",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s.where((token, other) -> other < Math.max(token, 1), Double.NEGATIVE_INFINITY);
                        }
                    }),
            AttentionFault.of(
                    "attention-mask-transposed",
                    "Masked the past in place of the future (seen: rasbt/LLMs-from-scratch#1062).",
                    "eq. 13",
                    Masking.CAUSAL,
                    "ATT-08",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s.where((token, other) -> other >= token, Double.NEGATIVE_INFINITY);
                        }
                    }),
            AttentionFault.of(
                    "attention-mask-of-two-tokens",
                    "Let a token see itself and the one before, and none that are older.",
                    "eq. 13",
                    Masking.CAUSAL,
                    "ATT-14",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return super.masked(s)
                                    .where((token, other) -> other >= token - 1, Double.NEGATIVE_INFINITY);
                        }
                    }),
            AttentionFault.of(
                    "attention-mask-of-minus-ten",
                    "Set masked scores to −10, which is not negative enough.",
                    "eq. 13",
                    Masking.CAUSAL,
                    "ATT-05",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix masked(Matrix s) {
                            return s.where((token, other) -> other <= token, -10);
                        }
                    }),
            AttentionFault.of(
                    "attention-mask-after-softmax",
                    "Put the masked weights to zero after the softmax and did not divide anew (seen: lucidrains/memory-compressed-attention#2).",
                    "eqs. 13, 15",
                    Masking.CAUSAL,
                    "ATT-25",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix headWeights(int h, Matrix q, Matrix k) {
                            Matrix p = weights(scaled(scores(q, k)));
                            return p.hadamard(AttentionFault.pastOnly(p));
                        }
                    }),
            AttentionFault.of(
                    "attention-mask-of-the-first-head-only",
                    "Counted query positions on from head to head, so that the mask hides nothing "
                            + "but in the first.",
                    "eq. 13",
                    Masking.CAUSAL,
                    "ATT-18",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix headWeights(int h, Matrix q, Matrix k) {
                            return h == 0 ? super.headWeights(h, q, k) : weights(scaled(scores(q, k)));
                        }
                    }),
            AttentionFault.of(
                    "attention-mask-forgotten-in-backward",
                    "Computed the weights anew for the backward pass, without the mask.",
                    "eq. 27",
                    Masking.CAUSAL,
                    "ATT-06",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix rememberedWeights(Head head) {
                            return weights(scaled(scores(head.query(), head.key())));
                        }
                    }),
            AttentionFault.of(
                    "attention-mask-narrower-in-backward",
                    "Masked the diagonal of the score gradient as well.",
                    "eq. 27",
                    Masking.CAUSAL,
                    "ATT-23",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix maskedGradient(Matrix dS) {
                            return dS.where((token, other) -> other < token, 0);
                        }
                    }));

    private AttentionMaskFaults() {}
}
