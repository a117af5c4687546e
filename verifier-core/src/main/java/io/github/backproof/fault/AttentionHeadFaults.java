package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableLinear;
import io.github.backproof.fault.joinable.JoinableSelfAttention;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Pass;
import io.github.backproof.specs.Masking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Mistakes in the projections and heads of softmax self-attention, in the forward pass. */
final class AttentionHeadFaults {
    static final List<Fault> ALL = List.of(
            AttentionFault.of(
                    "attention-value-added-twice",
                    "Added each token's own value to the weighted sum, which holds it already.",
                    "eq. 18",
                    Masking.NONE,
                    "ATT-11",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix headOutput(Matrix p, Matrix v) {
                            return super.headOutput(p, v).plus(v);
                        }
                    }),
            AttentionFault.of(
                    "attention-outputs-averaged",
                    "Divided the weighted sum of the values by the number of tokens.",
                    "eq. 18",
                    Masking.CAUSAL,
                    "ATT-07",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix headOutput(Matrix p, Matrix v) {
                            return super.headOutput(p, v).scaledBy(1.0 / v.rows());
                        }
                    }),
            AttentionFault.of(
                    "attention-values-of-the-token-before",
                    "Weighted the values of the tokens before: row t − 1 where row t was due.",
                    "eq. 18",
                    Masking.NONE,
                    "ATT-03",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix headOutput(Matrix p, Matrix v) {
                            return p.times(v.rowRange(0, 1).above(v).rowRange(0, v.rows()));
                        }
                    }),
            AttentionFault.of(
                    "attention-residual-inside",
                    "Added the input to the output, as the block around it does.",
                    "eq. 34",
                    Masking.NONE,
                    "ATT-27",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        public Pass forward(Matrix x) {
                            Pass pass = super.forward(x);
                            return new Pass(pass.output().plus(x), pass::backward);
                        }
                    }),
            AttentionFault.of(
                    "attention-heads-interleaved",
                    "Gave head h every n_h-th column instead of the h-th run.",
                    "eq. 35",
                    Masking.NONE,
                    "ATT-15",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected List<Matrix> split(Matrix all, int heads) {
                            return AttentionFault.everyOther(all, heads);
                        }
                    }),
            AttentionFault.of(
                    "attention-outputs-interleaved",
                    "Joined the outputs feature by feature: the first of every head, then the second.",
                    "eq. 34",
                    Masking.CAUSAL,
                    "ATT-08",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix concatenated(List<Matrix> outputs) {
                            return AttentionFault.interleaved(super.concatenated(outputs), outputs.size());
                        }
                    }),
            AttentionFault.of(
                    "attention-heads-not-transposed",
                    "Read the entries as heads of tokens where they lay as tokens of heads, with no transpose between"
                            + " (seen: reczoo/FuxiCTR#30).",
                    "eq. 35",
                    Masking.NONE,
                    "ATT-03",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected List<Matrix> split(Matrix all, int heads) {
                            return Untransposed.split(all, heads);
                        }

                        @Override
                        protected Matrix merge(List<Matrix> errors) {
                            return Untransposed.merge(errors);
                        }
                    }),
            AttentionFault.of(
                    "attention-outputs-not-transposed",
                    "Read the outputs as tokens of heads where they lay as heads of tokens, with no transpose between"
                            + " (seen: jsbaan/transformer-from-scratch#6).",
                    "eq. 34",
                    Masking.CAUSAL,
                    "ATT-06",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix concatenated(List<Matrix> outputs) {
                            return Untransposed.merge(outputs);
                        }

                        @Override
                        protected List<Matrix> headErrors(Matrix error) {
                            return Untransposed.split(error, settings.heads());
                        }
                    }),
            AttentionFault.of(
                    "attention-outputs-in-reverse-order",
                    "Joined the outputs of the heads from the last to the first.",
                    "eq. 34",
                    Masking.NONE,
                    "ATT-10",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix concatenated(List<Matrix> outputs) {
                            List<Matrix> reversed = new ArrayList<>(outputs);
                            Collections.reverse(reversed);
                            return super.concatenated(reversed);
                        }
                    }),
            AttentionFault.of(
                    "attention-last-head-missing",
                    "Stopped the loop over the heads one too early and left zeros in the place of the last.",
                    "eq. 34",
                    Masking.NONE,
                    "ATT-18",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix concatenated(List<Matrix> outputs) {
                            List<Matrix> fewer = new ArrayList<>(outputs);
                            fewer.replaceAll(o -> o == outputs.get(outputs.size() - 1) ? o.scaledBy(0) : o);
                            return super.concatenated(fewer);
                        }
                    }),
            AttentionFault.of(
                    "attention-key-value-heads-interleaved",
                    "Let key-value head h mod n_kv serve query head h, instead of a run of query heads (seen: onnx/onnx#7274).",
                    "definition",
                    Masking.NONE,
                    "ATT-24",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected int keyValueHead(int queryHead) {
                            return queryHead % settings.keyValueHeads();
                        }
                    }),
            AttentionFault.inParts(
                    "attention-output-bias-for-every-head",
                    "Added the output bias once for each head.",
                    "eq. 34",
                    Masking.NONE,
                    "ATT-30",
                    List.of("output"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            Matrix once = super.output(x);
                            return bias.map(b -> b.broadcastRows(x.rows()).scaledBy(settings.heads() - 1))
                                    .map(once::plus)
                                    .orElse(once);
                        }
                    }),
            AttentionFault.inParts(
                    "attention-output-weight-transposed",
                    "Multiplied by the transposed output weight.",
                    "eq. 34",
                    Masking.NONE,
                    "ATT-10",
                    List.of("output"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            Matrix product = x.times(weight.transposed());
                            return bias.map(b -> product.plus(b.broadcastRows(x.rows())))
                                    .orElse(product);
                        }
                    }),
            AttentionFault.inParts(
                    "attention-value-bias-missing",
                    "Forgot the value bias in the forward pass.",
                    "eq. 4",
                    Masking.NONE,
                    "ATT-10",
                    List.of("value"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            return x.times(weight);
                        }
                    }),
            AttentionFault.inParts(
                    "attention-query-bias-missing",
                    "Forgot the query bias in the forward pass (seen: sbryngelson/ANEForge#253).",
                    "eq. 9b",
                    Masking.NONE,
                    "GEN-11",
                    List.of("query"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            return x.times(weight);
                        }
                    }),
            AttentionFault.inParts(
                    "attention-key-bias-of-one-token",
                    "Added the key bias to the first token only.",
                    "eq. 9a",
                    Masking.NONE,
                    "ATT-02",
                    List.of("key"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            Matrix product = x.times(weight);
                            return bias.map(b -> b.broadcastRows(x.rows()).where((token, column) -> token == 0, 0))
                                    .map(product::plus)
                                    .orElse(product);
                        }
                    }));

    private AttentionHeadFaults() {}
}
