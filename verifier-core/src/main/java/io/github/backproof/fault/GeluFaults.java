package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableElementwise;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.ScalarFunction;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.Elementwise;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.LayerKind;
import java.util.List;
import org.apache.commons.numbers.gamma.Erfc;

/** Mistakes in GELU. */
final class GeluFaults {
    private static final double ROOT = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    static final List<Fault> ALL = List.of(
            fault(
                    "gelu-tanh-where-erf-is-declared",
                    "Computed GELU by tanh and declared the normal distribution (seen: chelsea0x3b/dfdx#804).",
                    "g(x) = xΦ(x)",
                    Gelu.ERF,
                    "ACT-03",
                    new JoinableElementwise(Activation.GELU_TANH)),
            fault(
                    "gelu-erf-where-tanh-is-declared",
                    "Computed GELU by the normal distribution and declared tanh.",
                    "g(x) = ½x(1 + tanh(√(2/π)(x + 0.044715x³)))",
                    Gelu.TANH,
                    "ACT-03",
                    new JoinableElementwise(Activation.GELU_ERF)),
            fault(
                    "gelu-tanh-in-forward-only",
                    "Took the tanh form in forward and the derivative of the other one.",
                    "g(x) = xΦ(x)",
                    Gelu.ERF,
                    "GEN-11",
                    new JoinableElementwise(Activation.GELU_ERF) {
                        @Override
                        protected ScalarFunction function() {
                            return Activation.GELU_TANH.function();
                        }
                    }),
            fault(
                    "gelu-tanh-in-backward-only",
                    "Took the derivative of the tanh form and the other one in forward.",
                    "g′(x) = Φ(x) + xφ(x)",
                    Gelu.ERF,
                    "ACT-03",
                    new JoinableElementwise(Activation.GELU_ERF) {
                        @Override
                        protected ScalarFunction derivative() {
                            return Activation.GELU_TANH.derivative();
                        }
                    }),
            fault(
                    "gelu-density-term-missing",
                    "Left xφ(x) out of the derivative.",
                    "g′(x) = Φ(x) + xφ(x)",
                    Gelu.ERF,
                    "GEN-12",
                    new JoinableElementwise(Activation.GELU_ERF) {
                        @Override
                        protected ScalarFunction derivative() {
                            return new Written(GeluFaults::distribution);
                        }
                    }),
            fault(
                    "gelu-density-without-x",
                    "Added φ(x) in the derivative where xφ(x) was due.",
                    "g′(x) = Φ(x) + xφ(x)",
                    Gelu.ERF,
                    "ACT-02",
                    new JoinableElementwise(Activation.GELU_ERF) {
                        @Override
                        protected ScalarFunction derivative() {
                            return new Written(x -> distribution(x) + density(x));
                        }
                    }),
            fault(
                    "gelu-derivative-at-zero",
                    "Took the derivative at zero for every x.",
                    "g′(x) = Φ(x) + xφ(x)",
                    Gelu.ERF,
                    "GEN-01",
                    new JoinableElementwise(Activation.GELU_ERF) {
                        @Override
                        protected ScalarFunction derivative() {
                            return new Written(x -> 0.5);
                        }
                    }),
            fault(
                    "gelu-derivative-of-output",
                    "Evaluated the derivative at the output instead of the input.",
                    "g′(x) = Φ(x) + xφ(x)",
                    Gelu.ERF,
                    "GEN-12",
                    new JoinableElementwise(Activation.GELU_ERF) {
                        @Override
                        protected Matrix inputGradient(Matrix x, Matrix delta) {
                            return super.inputGradient(activated(x), delta);
                        }
                    }),
            fault(
                    "gelu-derivative-missing",
                    "Passed the error on without the derivative.",
                    "g′(x) = Φ(x) + xφ(x)",
                    Gelu.ERF,
                    "GEN-12",
                    new JoinableElementwise(Activation.GELU_ERF) {
                        @Override
                        protected Matrix inputGradient(Matrix x, Matrix delta) {
                            return delta;
                        }
                    }),
            fault(
                    "gelu-error-missing",
                    "Returned the derivative and forgot to multiply it by Δ.",
                    "Δ_in = Δ∘g′(X)",
                    Gelu.ERF,
                    "GEN-03",
                    new JoinableElementwise(Activation.GELU_ERF) {
                        @Override
                        protected Matrix inputGradient(Matrix x, Matrix delta) {
                            return x.map(derivative());
                        }
                    }),
            fault(
                    "gelu-by-sigmoid",
                    "Approximated GELU by xσ(1.702x).",
                    "g(x) = xΦ(x)",
                    Gelu.ERF,
                    "GEN-11",
                    new JoinableElementwise(Activation.GELU_ERF) {
                        @Override
                        protected ScalarFunction function() {
                            return new Written(x -> x * sigmoid(1.702 * x));
                        }

                        @Override
                        protected ScalarFunction derivative() {
                            return new Written(x -> sigmoid(1.702 * x) * (1 + 1.702 * x * sigmoid(-1.702 * x)));
                        }
                    }),
            fault(
                    "gelu-root-of-two-missing",
                    "Took erf(x) where erf(x/√2) was due.",
                    "g(x) = xΦ(x)",
                    Gelu.ERF,
                    "ACT-03",
                    new JoinableElementwise(Activation.GELU_ERF) {
                        @Override
                        protected ScalarFunction function() {
                            return new Written(x -> x * distribution(Math.sqrt(2) * x));
                        }

                        @Override
                        protected ScalarFunction derivative() {
                            return new Written(
                                    x -> distribution(Math.sqrt(2) * x) + Math.sqrt(2) * x * density(Math.sqrt(2) * x));
                        }
                    }),
            fault(
                    "gelu-half-missing",
                    "Forgot the ½ in ½x(1 + erf(x/√2)).",
                    "g(x) = xΦ(x)",
                    Gelu.ERF,
                    "ACT-02",
                    new JoinableElementwise(Activation.GELU_ERF) {
                        @Override
                        protected ScalarFunction function() {
                            return new Written(x -> 2 * x * distribution(x));
                        }
                    }),
            fault(
                    "gelu-x-missing",
                    "Returned Φ(x) and forgot to multiply it by x (seen: tensorflow/tfjs#8224).",
                    "g(x) = xΦ(x)",
                    Gelu.ERF,
                    "ACT-02",
                    new JoinableElementwise(Activation.GELU_ERF) {
                        @Override
                        protected ScalarFunction function() {
                            return new Written(GeluFaults::distribution);
                        }
                    }),
            fault(
                    "gelu-cubic-factor-misplaced",
                    "Wrote 0.44715 for 0.044715.",
                    "g(x) = ½x(1 + tanh(√(2/π)(x + 0.044715x³)))",
                    Gelu.TANH,
                    "ACT-03",
                    new JoinableElementwise(Activation.GELU_TANH) {
                        @Override
                        protected ScalarFunction function() {
                            return new Written(x -> tanhForm(x, ROOT, 10 * CUBIC));
                        }

                        @Override
                        protected ScalarFunction derivative() {
                            return new Written(x -> tanhSlope(x, ROOT, 10 * CUBIC));
                        }
                    }),
            fault(
                    "gelu-root-turned-over",
                    "Wrote √(2π) for √(2/π).",
                    "g(x) = ½x(1 + tanh(√(2/π)(x + 0.044715x³)))",
                    Gelu.TANH,
                    "ACT-03",
                    new JoinableElementwise(Activation.GELU_TANH) {
                        @Override
                        protected ScalarFunction function() {
                            return new Written(x -> tanhForm(x, Math.sqrt(2 * Math.PI), CUBIC));
                        }

                        @Override
                        protected ScalarFunction derivative() {
                            return new Written(x -> tanhSlope(x, Math.sqrt(2 * Math.PI), CUBIC));
                        }
                    }),
            fault(
                    "gelu-square-for-cube",
                    "Wrote x² for x³ inside the tanh.",
                    "g(x) = ½x(1 + tanh(√(2/π)(x + 0.044715x³)))",
                    Gelu.TANH,
                    "ACT-02",
                    new JoinableElementwise(Activation.GELU_TANH) {
                        @Override
                        protected ScalarFunction function() {
                            return new Written(x -> 0.5 * x * (1 + Math.tanh(ROOT * (x + CUBIC * x * x))));
                        }
                    }),
            fault(
                    "gelu-chain-rule-without-three",
                    "Forgot the 3 in the derivative of x³ inside the tanh.",
                    "g′ of the tanh form",
                    Gelu.TANH,
                    "GEN-12",
                    new JoinableElementwise(Activation.GELU_TANH) {
                        @Override
                        protected ScalarFunction derivative() {
                            return new Written(x -> {
                                double t = Math.tanh(ROOT * (x + CUBIC * x * x * x));
                                return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * ROOT * (1 + CUBIC * x * x);
                            });
                        }
                    }),
            fault(
                    "gelu-chain-rule-missing",
                    "Forgot the derivative of what is inside the tanh.",
                    "g′ of the tanh form",
                    Gelu.TANH,
                    "GEN-12",
                    new JoinableElementwise(Activation.GELU_TANH) {
                        @Override
                        protected ScalarFunction derivative() {
                            return new Written(x -> {
                                double t = Math.tanh(ROOT * (x + CUBIC * x * x * x));
                                return 0.5 * (1 + t) + 0.5 * x * (1 - t * t);
                            });
                        }
                    }));

    private GeluFaults() {}

    private static Fault fault(
            String id, String story, String equation, Gelu gelu, String invariant, Elementwise layer) {
        return new Fault(
                id,
                story,
                equation,
                Place.in(LayerKind.ACTIVATION).with(gelu),
                invariant,
                (settings, parameters) -> layer);
    }

    /** Φ(x). */
    private static double distribution(double x) {
        return 0.5 * Erfc.value(-x / Math.sqrt(2));
    }

    /** φ(x). */
    private static double density(double x) {
        return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }

    private static double sigmoid(double x) {
        return Elementary.SIGMOID.value(x);
    }

    private static double tanhForm(double x, double root, double cubic) {
        return 0.5 * x * (1 + Math.tanh(root * (x + cubic * x * x * x)));
    }

    private static double tanhSlope(double x, double root, double cubic) {
        double t = Math.tanh(root * (x + cubic * x * x * x));
        return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * root * (1 + 3 * cubic * x * x);
    }
}
