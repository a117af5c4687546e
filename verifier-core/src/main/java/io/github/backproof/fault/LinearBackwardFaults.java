package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableLinear;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Gradients;
import java.util.List;

/** Mistakes in the backward pass of a linear layer. */
final class LinearBackwardFaults {
    static final List<Fault> ALL = List.of(
            LinearFaults.fault(
                    "linear-error-averaged",
                    "Divided Δ by the number of tokens on entry.",
                    "db = Δᵗ1, dW = XᵗΔ, Δ_in = ΔWᵗ",
                    "FC-02",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Gradients backward(Matrix x, Matrix delta) {
                            return super.backward(x, delta.scaledBy(1.0 / delta.rows()));
                        }
                    }),
            LinearFaults.fault(
                    "linear-bias-gradient-averaged",
                    "Averaged the bias gradient over the tokens (seen: kvfrans/notes#5).",
                    "db = Δᵗ1",
                    "GEN-02",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return super.biasGradient(delta).scaledBy(1.0 / delta.rows());
                        }
                    }),
            LinearFaults.fault(
                    "linear-bias-gradient-of-last-token",
                    "Overwrote the bias gradient with each token instead of adding to it.",
                    "db = Δᵗ1",
                    "FC-02",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return Tokens.last(delta);
                        }
                    }),
            LinearFaults.fault(
                    "linear-gradient-clipped",
                    "Clipped the bias gradient inside the backward pass.",
                    "db = Δᵗ1",
                    "GEN-03",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return super.biasGradient(delta).map(new Written(g -> Math.max(-1, Math.min(1, g))));
                        }
                    }),
            LinearFaults.fault(
                    "linear-bias-added-to-its-gradient",
                    "Added the gradient to the bias itself and returned the sum.",
                    "db = Δᵗ1",
                    "FC-02",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            Matrix gradient = super.biasGradient(delta);
                            return bias.map(gradient::plus).orElse(gradient);
                        }
                    }),
            LinearFaults.fault(
                    "linear-weight-gradient-averaged",
                    "Averaged the weight gradient over the tokens.",
                    "dW = XᵗΔ",
                    "FC-04",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                            return super.weightGradient(x, delta).scaledBy(1.0 / delta.rows());
                        }
                    }),
            LinearFaults.fault(
                    "linear-weight-gradient-of-last-token",
                    "Overwrote the weight gradient with each token instead of adding to it.",
                    "dW = XᵗΔ",
                    "FC-02",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                            return super.weightGradient(Tokens.last(x), Tokens.last(delta));
                        }
                    }),
            LinearFaults.fault(
                    "linear-weight-gradient-of-token-before",
                    "Formed the weight gradient with the input of the token before.",
                    "dW = XᵗΔ",
                    "FC-05",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                            return super.weightGradient(Tokens.before(x), delta);
                        }
                    }),
            LinearFaults.fault(
                    "linear-weight-gradient-stored-transposed",
                    "Stored the weight gradient out by in where in by out was declared.",
                    "dW = XᵗΔ",
                    "FC-02",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                            return Flat.readTransposed(
                                    super.weightGradient(x, delta).transposed());
                        }
                    }),
            LinearFaults.fault(
                    "linear-weight-gradient-negated",
                    "Returned the weight step of gradient descent, which is the negative gradient.",
                    "dW = XᵗΔ",
                    "FC-04",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                            return super.weightGradient(x, delta).scaledBy(-1);
                        }
                    }),
            LinearFaults.fault(
                    "linear-weight-decay-in-gradient",
                    "Added weight decay to the weight gradient.",
                    "dW = XᵗΔ",
                    "FC-02",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                            return super.weightGradient(x, delta).plus(weight.scaledBy(0.01));
                        }
                    }),
            LinearFaults.fault(
                    "linear-weight-gradient-entry-zeroed",
                    "Left one entry of the weight gradient at zero.",
                    "dW = XᵗΔ",
                    "FC-02",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                            return super.weightGradient(x, delta).where((i, j) -> i + j > 0, 0);
                        }
                    }),
            LinearFaults.fault(
                    "linear-weight-gradient-entry-negated",
                    "Gave one entry of the weight gradient the wrong sign.",
                    "dW = XᵗΔ",
                    "FC-05",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                            Matrix gradient = super.weightGradient(x, delta);
                            return gradient.minus(first(gradient).scaledBy(2));
                        }
                    }),
            LinearFaults.fault(
                    "linear-weight-gradient-entry-off",
                    "Got one entry of the weight gradient wrong by a thousandth.",
                    "dW = XᵗΔ",
                    "FC-02",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix weightGradient(Matrix x, Matrix delta) {
                            Matrix gradient = super.weightGradient(x, delta);
                            return gradient.plus(first(gradient).scaledBy(1e-3));
                        }
                    }),
            LinearFaults.fault(
                    "linear-weight-not-transposed-in-backward",
                    "Used W where Wᵗ belongs.",
                    "Δ_in = ΔWᵗ",
                    "FC-04",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix inputGradient(Matrix delta) {
                            return delta.times(Flat.readTransposed(weight));
                        }
                    }),
            LinearFaults.fault(
                    "linear-input-gradient-averaged",
                    "Divided the input gradient by the number of tokens.",
                    "Δ_in = ΔWᵗ",
                    "FC-04",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix inputGradient(Matrix delta) {
                            return super.inputGradient(delta).scaledBy(1.0 / delta.rows());
                        }
                    }),
            LinearFaults.fault(
                    "linear-input-gradient-of-token-before",
                    "Read the error of the token before for the input gradient.",
                    "Δ_in = ΔWᵗ",
                    "FC-03",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix inputGradient(Matrix delta) {
                            return super.inputGradient(Tokens.before(delta));
                        }
                    }),
            LinearFaults.fault(
                    "linear-input-gradient-entry-zeroed",
                    "Left one feature of the input gradient at zero.",
                    "Δ_in = ΔWᵗ",
                    "GEN-01",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix inputGradient(Matrix delta) {
                            return super.inputGradient(delta).where((t, i) -> i > 0, 0);
                        }
                    }),
            LinearFaults.fault(
                    "linear-bias-in-input-gradient",
                    "Added the bias to Δ before multiplying by Wᵗ.",
                    "Δ_in = ΔWᵗ",
                    "FC-02",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        protected Matrix inputGradient(Matrix delta) {
                            return super.inputGradient(bias.map(b -> delta.plus(b.broadcastRows(delta.rows())))
                                    .orElse(delta));
                        }
                    }));

    private LinearBackwardFaults() {}

    /** The first entry alone. */
    private static Matrix first(Matrix values) {
        return values.where((i, j) -> i + j == 0, 0);
    }
}
