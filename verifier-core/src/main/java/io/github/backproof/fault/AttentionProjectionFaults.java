package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableLinear;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.Masking;
import java.util.List;

/** Mistakes in the backward pass of the projections of softmax self-attention. */
final class AttentionProjectionFaults {
    static final List<Fault> ALL = List.of(
            AttentionFault.inParts(
                    "attention-output-weight-gradient-transposed",
                    "Computed ΔᵗO, the transposed gradient of the output weight.",
                    "eq. 34",
                    Masking.NONE,
                    "ATT-27",
                    List.of("output"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                            return delta.transposed().times(x);
                        }
                    }),
            AttentionFault.inParts(
                    "attention-output-error-not-transposed",
                    "Sent the error back through the output weight without transposing it.",
                    "eq. 34",
                    Masking.NONE,
                    "ATT-17",
                    List.of("output"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix inputGradient(Matrix delta) {
                            return delta.times(weight);
                        }
                    }),
            AttentionFault.inParts(
                    "attention-query-error-not-transposed",
                    "Sent the queries' error back through the query weight without transposing it.",
                    "eq. 33",
                    Masking.NONE,
                    "ATT-29",
                    List.of("query"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix inputGradient(Matrix delta) {
                            return delta.times(weight);
                        }
                    }),
            AttentionFault.inParts(
                    "attention-query-weight-gradient-transposed",
                    "Computed dQᵗX, the transposed gradient of the query weight.",
                    "eq. 32",
                    Masking.NONE,
                    "ATT-26",
                    List.of("query"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                            return delta.transposed().times(x);
                        }
                    }),
            AttentionFault.inParts(
                    "attention-weight-gradients-without-the-last-token",
                    "Left the last token out of the gradients of the query, key and value weights.",
                    "eq. 32",
                    Masking.NONE,
                    "ATT-26",
                    List.of("query", "key", "value"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                            return super.weightGradient(AttentionFault.withoutLastRow(x), delta);
                        }
                    }),
            AttentionFault.inParts(
                    "attention-bias-gradients-averaged",
                    "Took the mean over the tokens for the bias gradients, where the sum was due.",
                    "eqs. 24, 29",
                    Masking.NONE,
                    "ATT-28",
                    List.of("query", "key", "value", "output"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return super.biasGradient(delta).scaledBy(1.0 / delta.rows());
                        }
                    }),
            AttentionFault.inParts(
                    "attention-output-bias-gradient-of-the-last-token",
                    "Overwrote the output-bias gradient with each token instead of adding up.",
                    "eq. 34",
                    Masking.NONE,
                    "ATT-28",
                    List.of("output"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return AttentionFault.lastRow(delta);
                        }
                    }),
            AttentionFault.inParts(
                    "attention-value-bias-gradient-of-the-last-token",
                    "Overwrote the value-bias gradient with each token instead of adding up.",
                    "eq. 24",
                    Masking.CAUSAL,
                    "ATT-09",
                    List.of("value"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return AttentionFault.lastRow(delta);
                        }
                    }),
            AttentionFault.inParts(
                    "attention-query-bias-gradient-of-the-last-token",
                    "Overwrote the query-bias gradient with each token instead of adding up.",
                    "eq. 32",
                    Masking.NONE,
                    "ATT-29",
                    List.of("query"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return AttentionFault.lastRow(delta);
                        }
                    }),
            AttentionFault.inParts(
                    "attention-key-bias-gradient-of-the-last-token",
                    "Overwrote the key-bias gradient with each token, so that it does not cancel.",
                    "eq. 29",
                    Masking.NONE,
                    "ATT-01",
                    List.of("key"),
                    (weight, bias, settings) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return AttentionFault.lastRow(delta);
                        }
                    }));

    private AttentionProjectionFaults() {}
}
