package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableGatedMlp;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.GatedMlp;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.Projection;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.specs.LayerKind;
import java.util.List;

/** Mistakes in a gated multi-layer perceptron. */
final class GatedMlpFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "gated-mlp-gate-of-token-before",
                    "Read the gate of the token before.",
                    "A = g(XW_g)∘XW_u",
                    "MLP-01",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix gated(Matrix activated, Matrix content) {
                            return super.gated(Tokens.before(activated), content);
                        }
                    }),
            fault(
                    "gated-mlp-last-unit-not-gated",
                    "Let the loop of the product end one unit early.",
                    "A = g(XW_g)∘XW_u",
                    "MLP-02",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix gated(Matrix activated, Matrix content) {
                            int last = content.columns() - 1;
                            return super.gated(activated, content)
                                    .where((t, k) -> k < last, 0)
                                    .plus(content.where((t, k) -> k == last, 0));
                        }
                    }),
            fault(
                    "gated-mlp-unit-dropped-in-backward",
                    "Left dropout on in the backward pass, where it dropped a unit of the gate.",
                    "Δ_g = Δ_A∘XW_u∘g′(XW_g)",
                    "MLP-02",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix gateGradient(Matrix opening, Matrix content, Matrix delta) {
                            return super.gateGradient(opening, content, delta).where((t, k) -> k > 0, 0);
                        }
                    }),
            fault(
                    "gated-mlp-gate-branch-missing",
                    "Forgot that the input moves the gate.",
                    "Δ_in = Δ_g W_gᵗ + Δ_u W_uᵗ",
                    "MLP-04",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix inputGradient(Matrix viaGate, Matrix viaUp) {
                            return viaUp;
                        }
                    }),
            fault(
                    "gated-mlp-up-branch-missing",
                    "Overwrote the input gradient of the up layer with that of the gate.",
                    "Δ_in = Δ_g W_gᵗ + Δ_u W_uᵗ",
                    "MLP-04",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix inputGradient(Matrix viaGate, Matrix viaUp) {
                            return viaGate;
                        }
                    }),
            fault(
                    "gated-mlp-down-gradient-of-content",
                    "Formed the gradient of the down weight with the up branch instead of the product.",
                    "dW_d = AᵗΔ",
                    "MLP-05",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Gradients downBackward(Matrix content, Matrix hidden, Matrix delta) {
                            return super.downBackward(content, content, delta);
                        }
                    }),
            fault(
                    "gated-mlp-gradients-exchanged",
                    "Stored the gradients of gate and up in each other's place.",
                    "dW_g = XᵗΔ_g, dW_u = XᵗΔ_u",
                    "MLP-06",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Gradients gathered(Gradients ofGate, Gradients ofUp, Gradients ofDown) {
                            return super.gathered(ofUp, ofGate, ofDown);
                        }
                    }),
            fault(
                    "gated-mlp-wrong-branch-activated",
                    "Activated the up branch instead of the gate (seen: ml-explore/mlx-lm#767).",
                    "A = g(XW_g)∘XW_u",
                    "MLP-06",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Projection gate() {
                            return up;
                        }

                        @Override
                        protected Projection up() {
                            return gate;
                        }

                        @Override
                        protected Gradients gathered(Gradients ofGate, Gradients ofUp, Gradients ofDown) {
                            return super.gathered(ofUp, ofGate, ofDown);
                        }
                    }),
            fault(
                    "gated-mlp-content-gradient-without-activation",
                    "Multiplied the error of the up branch by the gate before its activation.",
                    "Δ_u = Δ_A∘g(XW_g)",
                    "MLP-06",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix contentGradient(Matrix opening, Matrix delta) {
                            return delta.hadamard(opening);
                        }
                    }),
            fault(
                    "gated-mlp-content-gradient-with-derivative",
                    "Multiplied the error of the up branch by g′ instead of g.",
                    "Δ_u = Δ_A∘g(XW_g)",
                    "MLP-06",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix contentGradient(Matrix opening, Matrix delta) {
                            return delta.hadamard(opening.map(activation.derivative()));
                        }
                    }),
            fault(
                    "gated-mlp-content-gradient-without-gate",
                    "Passed the error of the up branch on without the gate.",
                    "Δ_u = Δ_A∘g(XW_g)",
                    "GEN-12",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix contentGradient(Matrix opening, Matrix delta) {
                            return delta;
                        }
                    }),
            fault(
                    "gated-mlp-gate-derivative-missing",
                    "Passed the error of the gate on without the derivative.",
                    "Δ_g = Δ_A∘XW_u∘g′(XW_g)",
                    "GEN-12",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix gateGradient(Matrix opening, Matrix content, Matrix delta) {
                            return delta.hadamard(content);
                        }
                    }),
            fault(
                    "gated-mlp-gate-gradient-without-content",
                    "Forgot the up branch in the error of the gate.",
                    "Δ_g = Δ_A∘XW_u∘g′(XW_g)",
                    "GEN-12",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix gateGradient(Matrix opening, Matrix content, Matrix delta) {
                            return delta.hadamard(opening.map(activation.derivative()));
                        }
                    }),
            fault(
                    "gated-mlp-gate-derivative-of-activated",
                    "Evaluated the derivative of the gate at the activated value.",
                    "Δ_g = Δ_A∘XW_u∘g′(XW_g)",
                    "GEN-12",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix gateGradient(Matrix opening, Matrix content, Matrix delta) {
                            return super.gateGradient(activated(opening), content, delta);
                        }
                    }),
            fault(
                    "gated-mlp-gate-not-activated",
                    "Forgot the activation of the gate, in both passes.",
                    "A = g(XW_g)∘XW_u",
                    "GEN-11",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix activated(Matrix opening) {
                            return opening;
                        }
                    }),
            fault(
                    "gated-mlp-branches-added",
                    "Added the branches instead of multiplying them.",
                    "A = g(XW_g)∘XW_u",
                    "GEN-11",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix gated(Matrix activated, Matrix content) {
                            return activated.plus(content);
                        }
                    }),
            fault(
                    "gated-mlp-product-activated",
                    "Activated the product once more.",
                    "A = g(XW_g)∘XW_u",
                    "GEN-11",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, activation) {
                        @Override
                        protected Matrix gated(Matrix activated, Matrix content) {
                            return activated(super.gated(activated, content));
                        }
                    }),
            fault(
                    "gated-mlp-gelu-tanh",
                    "Computed GELU by tanh and declared the normal distribution.",
                    "A = g(XW_g)∘XW_u",
                    "GEN-11",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, Activation.GELU_TANH)),
            fault(
                    "gated-mlp-silu-for-gelu",
                    "Computed SiLU and declared GELU.",
                    "A = g(XW_g)∘XW_u",
                    "GEN-11",
                    (gate, up, down, activation) -> new JoinableGatedMlp(gate, up, down, Activation.SILU)));

    private GatedMlpFaults() {}

    private interface Layers {
        GatedMlp of(Linear gate, Linear up, Linear down, Activation activation);
    }

    private static Fault fault(String id, String story, String equation, String invariant, Layers layers) {
        return new Fault(
                id,
                story,
                equation,
                Place.in(LayerKind.GATED_MLP),
                invariant,
                (settings, parameters) -> layers.of(
                        ReferenceLayers.linear("gate", parameters),
                        ReferenceLayers.linear("up", parameters),
                        ReferenceLayers.linear("down", parameters),
                        settings.activation()));
    }
}
