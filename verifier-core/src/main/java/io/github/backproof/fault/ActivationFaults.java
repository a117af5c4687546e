package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableElementwise;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.ScalarFunction;
import io.github.backproof.numerics.Shift;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.Elementwise;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.NonLinearity;
import java.util.List;

/** Mistakes in SiLU and ReLU. */
final class ActivationFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "silu-second-term-missing",
                    "Left the second term out of the derivative.",
                    "g′(x) = σ(x)(1 + x(1 − σ(x)))",
                    NonLinearity.SILU,
                    "GEN-12",
                    new JoinableElementwise(Activation.SILU) {
                        @Override
                        protected ScalarFunction derivative() {
                            return Elementary.SIGMOID;
                        }
                    }),
            fault(
                    "silu-derivative-of-sigmoid",
                    "Took the derivative of the sigmoid for that of SiLU.",
                    "g′(x) = σ(x)(1 + x(1 − σ(x)))",
                    NonLinearity.SILU,
                    "ACT-02",
                    new JoinableElementwise(Activation.SILU) {
                        @Override
                        protected ScalarFunction derivative() {
                            return new Written(x -> Elementary.SIGMOID.slope(x));
                        }
                    }),
            fault(
                    "silu-derivative-of-output",
                    "Evaluated the derivative at the output instead of the input.",
                    "g′(x) = σ(x)(1 + x(1 − σ(x)))",
                    NonLinearity.SILU,
                    "GEN-12",
                    new JoinableElementwise(Activation.SILU) {
                        @Override
                        protected Matrix inputGradient(Matrix x, Matrix delta) {
                            return super.inputGradient(activated(x), delta);
                        }
                    }),
            fault(
                    "silu-x-missing",
                    "Returned σ(x) and forgot to multiply it by x.",
                    "g(x) = xσ(x)",
                    NonLinearity.SILU,
                    "ACT-02",
                    new JoinableElementwise(Activation.SILU) {
                        @Override
                        protected ScalarFunction function() {
                            return Elementary.SIGMOID;
                        }
                    }),
            fault(
                    "silu-softmax-for-sigmoid",
                    "Took the softmax of a row where each entry has a sigmoid of its own.",
                    "g(x) = xσ(x)",
                    NonLinearity.SILU,
                    "ACT-01",
                    new JoinableElementwise(Activation.SILU) {
                        @Override
                        protected Matrix activated(Matrix x) {
                            return x.hadamard(x.softmax(x.rowMaxima()));
                        }
                    }),
            lossy(
                    "silu-exponential-overflows",
                    "Wrote the sigmoid as eˣ/(1 + eˣ).",
                    "g(x) = xσ(x)",
                    NonLinearity.SILU,
                    "ACT-04",
                    new JoinableElementwise(Activation.SILU) {
                        @Override
                        protected Matrix activated(Matrix x) {
                            Matrix exponentials = x.map(Elementary.EXP);
                            return x.hadamard(exponentials.dividedBy(exponentials.map(new Shift(1))));
                        }
                    }),
            fault(
                    "relu-leaky",
                    "Let a hundredth of negative x through.",
                    "g(x) = max(x, 0)",
                    NonLinearity.RELU,
                    "ACT-04",
                    new JoinableElementwise(Activation.RELU) {
                        @Override
                        protected ScalarFunction function() {
                            return new Written(x -> Math.max(x, 0.01 * x));
                        }

                        @Override
                        protected ScalarFunction derivative() {
                            return new Written(x -> x > 0 ? 1 : 0.01);
                        }
                    }),
            fault(
                    "relu-absolute-value",
                    "Took |x| for max(x, 0).",
                    "g(x) = max(x, 0)",
                    NonLinearity.RELU,
                    "ACT-04",
                    new JoinableElementwise(Activation.RELU) {
                        @Override
                        protected ScalarFunction function() {
                            return new Written(Math::abs);
                        }
                    }),
            fault(
                    "relu-clipped",
                    "Clipped the output at 1.",
                    "g(x) = max(x, 0)",
                    NonLinearity.RELU,
                    "ACT-05",
                    new JoinableElementwise(Activation.RELU) {
                        @Override
                        protected ScalarFunction function() {
                            return new Written(x -> Math.min(Math.max(x, 0), 1));
                        }
                    }),
            fault(
                    "relu-smooth",
                    "Took ln(1 + eˣ), which is smooth, for ReLU.",
                    "g(x) = max(x, 0)",
                    NonLinearity.RELU,
                    "ACT-05",
                    new JoinableElementwise(Activation.RELU) {
                        @Override
                        protected ScalarFunction function() {
                            return new Written(x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
                        }
                    }),
            fault(
                    "relu-derivative-on-the-wrong-side",
                    "Let the error through where x is negative.",
                    "g′(x) = [x > 0]",
                    NonLinearity.RELU,
                    "ACT-05",
                    new JoinableElementwise(Activation.RELU) {
                        @Override
                        protected ScalarFunction derivative() {
                            return new Written(x -> x < 0 ? 1 : 0);
                        }
                    }),
            fault(
                    "relu-derivative-missing",
                    "Let the error through everywhere.",
                    "g′(x) = [x > 0]",
                    NonLinearity.RELU,
                    "ACT-05",
                    new JoinableElementwise(Activation.RELU) {
                        @Override
                        protected Matrix inputGradient(Matrix x, Matrix delta) {
                            return delta;
                        }
                    }),
            fault(
                    "relu-derivative-by-error",
                    "Decided by the sign of Δ instead of x.",
                    "g′(x) = [x > 0]",
                    NonLinearity.RELU,
                    "GEN-03",
                    new JoinableElementwise(Activation.RELU) {
                        @Override
                        protected Matrix inputGradient(Matrix x, Matrix delta) {
                            return delta.map(function());
                        }
                    }),
            fault(
                    "relu-guided",
                    "Let only positive errors through, as guided backpropagation does.",
                    "g′(x) = [x > 0]",
                    NonLinearity.RELU,
                    "GEN-03",
                    new JoinableElementwise(Activation.RELU) {
                        @Override
                        protected Matrix inputGradient(Matrix x, Matrix delta) {
                            return super.inputGradient(x, delta).map(function());
                        }
                    }),
            fault(
                    "relu-derivative-times-x",
                    "Multiplied the error by g(x) instead of g′(x).",
                    "g′(x) = [x > 0]",
                    NonLinearity.RELU,
                    "ACT-05",
                    new JoinableElementwise(Activation.RELU) {
                        @Override
                        protected Matrix inputGradient(Matrix x, Matrix delta) {
                            return delta.hadamard(activated(x));
                        }
                    }),
            fault(
                    "relu-derivative-of-token-before",
                    "Read the input of the token before in the backward pass.",
                    "g′(x) = [x > 0]",
                    NonLinearity.RELU,
                    "ACT-01",
                    new JoinableElementwise(Activation.RELU) {
                        @Override
                        protected Matrix inputGradient(Matrix x, Matrix delta) {
                            return super.inputGradient(Tokens.before(x), delta);
                        }
                    }));

    private ActivationFaults() {}

    private static Fault fault(
            String id, String story, String equation, NonLinearity activation, String invariant, Elementwise layer) {
        return new Fault(id, story, equation, place(activation), invariant, (settings, parameters) -> layer);
    }

    private static Fault lossy(
            String id, String story, String equation, NonLinearity activation, String invariant, Elementwise layer) {
        return new Fault(
                id,
                story,
                equation,
                place(activation),
                invariant,
                (settings, parameters) -> layer,
                Fault.Behaviour.ASIDE);
    }

    private static Place place(NonLinearity activation) {
        return Place.in(LayerKind.ACTIVATION).with(LayerVariant.USUAL.with(activation));
    }
}
