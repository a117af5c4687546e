package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableMlp;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.ScalarFunction;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.Mlp;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.NonLinearity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mistakes between the layers of a multi-layer perceptron. */
final class MlpFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "mlp-hidden-of-token-before",
                    "Read the hidden values of the token before.",
                    "A = g(H)",
                    NonLinearity.GELU,
                    "MLP-01",
                    (up, down, activation) -> new JoinableMlp(up, down, activation) {
                        @Override
                        protected Matrix activated(Matrix hidden) {
                            return super.activated(Tokens.before(hidden));
                        }
                    }),
            fault(
                    "mlp-hidden-of-last-token",
                    "Kept one row of hidden values for all tokens, and backward read the last.",
                    "Δ_H = Δ_A∘g′(H)",
                    NonLinearity.GELU,
                    "MLP-01",
                    (up, down, activation) -> new JoinableMlp(up, down, activation) {
                        @Override
                        protected Matrix hiddenGradient(Matrix hidden, Matrix delta) {
                            return super.hiddenGradient(Tokens.last(hidden).broadcastRows(hidden.rows()), delta);
                        }
                    }),
            fault(
                    "mlp-last-unit-not-activated",
                    "Let the loop of the activation end one unit early.",
                    "A = g(H)",
                    NonLinearity.GELU,
                    "MLP-02",
                    (up, down, activation) -> new JoinableMlp(up, down, activation) {
                        @Override
                        protected Matrix activated(Matrix hidden) {
                            int last = hidden.columns() - 1;
                            return super.activated(hidden)
                                    .where((t, k) -> k < last, 0)
                                    .plus(hidden.where((t, k) -> k == last, 0));
                        }
                    }),
            fault(
                    "mlp-unit-dropped-in-backward",
                    "Left dropout on in the backward pass, where it dropped a unit.",
                    "Δ_H = Δ_A∘g′(H)",
                    NonLinearity.GELU,
                    "MLP-02",
                    (up, down, activation) -> new JoinableMlp(up, down, activation) {
                        @Override
                        protected Matrix hiddenGradient(Matrix hidden, Matrix delta) {
                            return super.hiddenGradient(hidden, delta).where((t, k) -> k > 0, 0);
                        }
                    }),
            fault(
                    "mlp-up-bias-gradient-before-derivative",
                    "Summed Δ_A where Δ_H was due in the gradient of the up bias.",
                    "db_up = Σ_t Δ_H",
                    NonLinearity.GELU,
                    "GEN-02",
                    (up, down, activation) -> new JoinableMlp(up, down, activation) {
                        @Override
                        protected Gradients upBackward(Matrix x, Matrix hidden, Matrix delta) {
                            Gradients right = super.upBackward(x, hidden, delta);
                            Map<String, Matrix> wrong = new LinkedHashMap<>(right.parameters());
                            wrong.computeIfPresent("bias", (name, gradient) -> delta.columnSums());
                            return new Gradients(right.input(), wrong);
                        }
                    }),
            fault(
                    "mlp-relu-by-error",
                    "Decided by the sign of the error instead of the hidden value.",
                    "Δ_H = Δ_A∘g′(H)",
                    NonLinearity.RELU,
                    "MLP-03",
                    (up, down, activation) -> new JoinableMlp(up, down, activation) {
                        @Override
                        protected Matrix hiddenGradient(Matrix hidden, Matrix delta) {
                            return delta.hadamard(delta.map(derivative()));
                        }
                    }),
            fault(
                    "mlp-derivative-missing",
                    "Passed the error through the activation without its derivative.",
                    "Δ_H = Δ_A∘g′(H)",
                    NonLinearity.GELU,
                    "GEN-12",
                    (up, down, activation) -> new JoinableMlp(up, down, activation) {
                        @Override
                        protected Matrix hiddenGradient(Matrix hidden, Matrix delta) {
                            return delta;
                        }
                    }),
            fault(
                    "mlp-derivative-of-activated",
                    "Evaluated the derivative at the activated value (seen: deeplearning4j/deeplearning4j#364).",
                    "Δ_H = Δ_A∘g′(H)",
                    NonLinearity.GELU,
                    "GEN-12",
                    (up, down, activation) -> new JoinableMlp(up, down, activation) {
                        @Override
                        protected Matrix hiddenGradient(Matrix hidden, Matrix delta) {
                            return super.hiddenGradient(activated(hidden), delta);
                        }
                    }),
            fault(
                    "mlp-derivative-twice",
                    "Multiplied by the derivative twice.",
                    "Δ_H = Δ_A∘g′(H)",
                    NonLinearity.GELU,
                    "GEN-12",
                    (up, down, activation) -> new JoinableMlp(up, down, activation) {
                        @Override
                        protected Matrix hiddenGradient(Matrix hidden, Matrix delta) {
                            return super.hiddenGradient(hidden, super.hiddenGradient(hidden, delta));
                        }
                    }),
            fault(
                    "mlp-down-gradient-before-activation",
                    "Formed the gradient of the down weight with the values before the activation.",
                    "dW_down = AᵗΔ",
                    NonLinearity.GELU,
                    "MLP-05",
                    (up, down, activation) -> new JoinableMlp(up, down, activation) {
                        @Override
                        protected Gradients downBackward(Matrix hidden, Matrix activated, Matrix delta) {
                            return super.downBackward(activated, hidden, delta);
                        }
                    }),
            fault(
                    "mlp-activation-missing",
                    "Forgot the activation in the forward pass.",
                    "A = g(H)",
                    NonLinearity.GELU,
                    "GEN-11",
                    (up, down, activation) -> new JoinableMlp(up, down, activation) {
                        @Override
                        protected Matrix activated(Matrix hidden) {
                            return hidden;
                        }
                    }),
            fault(
                    "mlp-gelu-tanh",
                    "Computed GELU by tanh and declared the normal distribution.",
                    "A = g(H)",
                    NonLinearity.GELU,
                    "GEN-11",
                    (up, down, activation) -> new JoinableMlp(up, down, Activation.GELU_TANH)),
            fault(
                    "mlp-gelu-tanh-in-backward-only",
                    "Took the derivative of the tanh form and the other one in forward.",
                    "Δ_H = Δ_A∘g′(H)",
                    NonLinearity.GELU,
                    "GEN-12",
                    (up, down, activation) -> new JoinableMlp(up, down, Activation.GELU_ERF) {
                        @Override
                        protected ScalarFunction derivative() {
                            return Activation.GELU_TANH.derivative();
                        }
                    }),
            fault(
                    "mlp-silu-for-gelu",
                    "Computed SiLU and declared GELU.",
                    "A = g(H)",
                    NonLinearity.GELU,
                    "GEN-11",
                    (up, down, activation) -> new JoinableMlp(up, down, Activation.SILU)));

    private MlpFaults() {}

    /** Makes an MLP with a mistake. */
    interface Layers {
        /** The layer. */
        Mlp of(Linear up, Linear down, Activation activation);
    }

    /** A mistake in an equation of an MLP that declares an activation. */
    static Fault fault(
            String id, String story, String equation, NonLinearity declared, String invariant, Layers layers) {
        return new Fault(
                id,
                story,
                equation,
                Place.in(LayerKind.MLP).with(LayerVariant.USUAL.with(declared)),
                invariant,
                (settings, parameters) -> layers.of(
                        ReferenceLayers.linear("up", parameters),
                        ReferenceLayers.linear("down", parameters),
                        settings.activation()));
    }
}
