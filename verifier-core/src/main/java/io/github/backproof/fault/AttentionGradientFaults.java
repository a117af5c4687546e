package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableSelfAttention;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.specs.Masking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Mistakes in the backward pass of the heads of softmax self-attention, and in the sum of its paths. */
final class AttentionGradientFaults {
    static final List<Fault> ALL = List.of(
            AttentionFault.of(
                    "attention-key-path-missing",
                    "Added up the value and query contributions to the input's error and forgot the keys'.",
                    "eq. 33",
                    Masking.CAUSAL,
                    "GEN-01",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
                            return viaValue.plus(viaQuery);
                        }
                    }),
            AttentionFault.of(
                    "attention-query-path-missing",
                    "Added up the value and key contributions to the input's error and forgot the queries'.",
                    "eq. 33",
                    Masking.NONE,
                    "ATT-26",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
                            return viaValue.plus(viaKey);
                        }
                    }),
            AttentionFault.of(
                    "attention-value-path-missing",
                    "Added up the query and key contributions to the input's error and forgot the values'.",
                    "eq. 33",
                    Masking.NONE,
                    "ATT-29",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
                            return viaQuery.plus(viaKey);
                        }
                    }),
            AttentionFault.of(
                    "attention-value-path-twice",
                    "Added the value contribution to the input's error twice.",
                    "eq. 33",
                    Masking.NONE,
                    "ATT-29",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
                            return super.inputGradient(viaValue, viaQuery, viaKey)
                                    .plus(viaValue);
                        }
                    }),
            AttentionFault.of(
                    "attention-query-path-twice",
                    "Added the query contribution to the input's error twice.",
                    "eq. 33",
                    Masking.NONE,
                    "ATT-26",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
                            return super.inputGradient(viaValue, viaQuery, viaKey)
                                    .plus(viaQuery);
                        }
                    }),
            AttentionFault.of(
                    "attention-key-path-twice",
                    "Added the key contribution to the input's error twice.",
                    "eq. 33",
                    Masking.NONE,
                    "ATT-26",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
                            return super.inputGradient(viaValue, viaQuery, viaKey)
                                    .plus(viaKey);
                        }
                    }),
            AttentionFault.of(
                    "attention-residual-in-backward",
                    "Added the upstream error to the input's error, as the block around it does.",
                    "eq. 33",
                    Masking.NONE,
                    "ATT-29",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        public Pass forward(Matrix x) {
                            Pass pass = super.forward(x);
                            return new Pass(pass.output(), delta -> plus(delta, pass.backward(delta)));
                        }
                    }),
            AttentionFault.of(
                    "attention-gradient-of-the-last-head-only",
                    "Kept the gradients of the last head: the loop over the heads overwrote the others with zeros.",
                    "eq. 34",
                    Masking.NONE,
                    "GEN-12",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix merge(List<Matrix> errors) {
                            return super.merge(onlyAt(errors.size() - 1, errors));
                        }
                    }),
            AttentionFault.of(
                    "attention-gradient-of-the-first-head-only",
                    "Left the loop over the heads after the first one in the backward pass.",
                    "eq. 34",
                    Masking.NONE,
                    "GEN-12",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix merge(List<Matrix> errors) {
                            return super.merge(onlyAt(0, errors));
                        }
                    }),
            AttentionFault.of(
                    "attention-gradients-interleaved",
                    "Wrote the gradients of head h to every n_h-th column instead of the h-th run.",
                    "eq. 34",
                    Masking.NONE,
                    "ATT-17",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected Matrix merge(List<Matrix> errors) {
                            return AttentionFault.interleaved(super.merge(errors), errors.size());
                        }
                    }),
            AttentionFault.of(
                    "attention-errors-interleaved",
                    "Gave head h every n_h-th column of the error instead of the h-th run.",
                    "eq. 35",
                    Masking.NONE,
                    "ATT-17",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected List<Matrix> headErrors(Matrix error) {
                            return AttentionFault.everyOther(error, settings.heads());
                        }
                    }),
            AttentionFault.of(
                    "attention-errors-in-reverse-order",
                    "Cut the error for the heads from the last to the first.",
                    "eq. 35",
                    Masking.NONE,
                    "ATT-09",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected List<Matrix> headErrors(Matrix error) {
                            List<Matrix> reversed = new ArrayList<>(super.headErrors(error));
                            Collections.reverse(reversed);
                            return reversed;
                        }
                    }),
            AttentionFault.of(
                    "attention-errors-not-cleared-between-heads",
                    "Added each head's error to that of the heads before, in one buffer that was never cleared.",
                    "eq. 35",
                    Masking.NONE,
                    "ATT-19",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected List<Matrix> headErrors(Matrix error) {
                            List<Matrix> sums = new ArrayList<>(super.headErrors(error));
                            for (int h = 1; h < sums.size(); h++) {
                                sums.set(h, sums.get(h - 1).plus(sums.get(h)));
                            }
                            return sums;
                        }
                    }),
            AttentionFault.of(
                    "attention-group-gradient-of-the-first-head",
                    "Took the gradient of a shared key-value head from the first query head of its group alone.",
                    "definition",
                    Masking.NONE,
                    "ATT-24",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected List<Matrix> overGroups(List<Matrix> ofQueryHeads) {
                            return oneOfEach(ofQueryHeads, settings, 0);
                        }
                    }),
            AttentionFault.of(
                    "attention-group-gradient-of-the-last-head",
                    "Let each query head overwrite the gradient of the key-value head that it shares.",
                    "definition",
                    Masking.CAUSAL,
                    "ATT-24",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected List<Matrix> overGroups(List<Matrix> ofQueryHeads) {
                            return oneOfEach(ofQueryHeads, settings, settings.heads() / settings.keyValueHeads() - 1);
                        }
                    }),
            AttentionFault.of(
                    "attention-group-gradient-averaged",
                    "Took the mean over the query heads of a group, where the sum was due.",
                    "definition",
                    Masking.NONE,
                    "ATT-24",
                    (projections, settings) -> new JoinableSelfAttention(projections, settings.attention()) {
                        @Override
                        protected List<Matrix> overGroups(List<Matrix> ofQueryHeads) {
                            double share = (double) settings.keyValueHeads() / settings.heads();
                            return super.overGroups(ofQueryHeads).stream()
                                    .map(sum -> sum.scaledBy(share))
                                    .toList();
                        }
                    }));

    private AttentionGradientFaults() {}

    private static Gradients plus(Matrix error, Gradients gradients) {
        return new Gradients(gradients.input().plus(error), gradients.parameters());
    }

    private static List<Matrix> onlyAt(int kept, List<Matrix> errors) {
        List<Matrix> all = new ArrayList<>();
        for (int h = 0; h < errors.size(); h++) {
            all.add(h == kept ? errors.get(h) : errors.get(h).scaledBy(0));
        }
        return all;
    }

    /** Of each group of query heads the one at the given place. */
    private static List<Matrix> oneOfEach(List<Matrix> ofQueryHeads, LayerSettings settings, int place) {
        int group = settings.heads() / settings.keyValueHeads();
        return IntStream.range(0, settings.keyValueHeads())
                .mapToObj(j -> ofQueryHeads.get(j * group + place))
                .toList();
    }
}
