package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableLoraAdapter;
import io.github.backproof.fault.joinable.JoinableLoraLinear;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.specs.LayerKind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Mistakes in single paths of a LoRA adapter: output, dD, dU or Δ_in alone, and its scale in more than one of them. */
final class LoraPathFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "lora-scale-divided-by-root-of-rank",
                    "Scaled by the declared factor times √r, as by α/√r where α/r was meant (seen: huggingface/peft#3473).",
                    "eqs. 43–46",
                    "LORA-03",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix scaled(Matrix a) {
                            return a.scaledBy(s * Math.sqrt(d.columns()));
                        }
                    })),
            fault(
                    "lora-scaled-twice-in-forward",
                    "Folded the scale into XD, and applied it to the output again.",
                    "eq. 43",
                    "LORA-07",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        public Matrix output(Matrix x) {
                            return super.output(x).scaledBy(s);
                        }
                    })),
            fault(
                    "lora-merged-twice",
                    "Merged the adapter into the weight for the forward pass and added it as well.",
                    "eq. 43",
                    "LORA-01",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        public Matrix output(Matrix x) {
                            return super.output(x).scaledBy(2);
                        }
                    })),
            fault(
                    "lora-scaled-twice-in-down-gradient",
                    "Applied the scale to Δ and to dD again.",
                    "eq. 45",
                    "LORA-08",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix downGradient(Matrix x, Matrix delta) {
                            return super.downGradient(x, delta).scaledBy(s);
                        }
                    })),
            fault(
                    "lora-scaled-twice-in-up-gradient",
                    "Kept XD scaled from the forward pass, and applied the scale to dU again.",
                    "eq. 46",
                    "LORA-08",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix upGradient(Matrix x, Matrix delta) {
                            return super.upGradient(x, delta).scaledBy(s);
                        }
                    })),
            fault(
                    "lora-input-gradient-unscaled",
                    "Forgot the scale in the adapter's part of Δ_in.",
                    "eq. 44",
                    "LORA-11",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix inputGradient(Matrix delta) {
                            return delta.times(u.transposed()).times(d.transposed());
                        }
                    })),
            fault(
                    "lora-adapter-path-dropped",
                    "Sent back the frozen layer's error alone.",
                    "eq. 44",
                    "LORA-07",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix inputGradient(Matrix delta) {
                            return super.inputGradient(delta).scaledBy(0);
                        }
                    })),
            fault(
                    "lora-down-gradient-without-up",
                    "Forgot Uᵗ in dD, and kept as many columns of XᵗΔ as fit.",
                    "eq. 45",
                    "LORA-06",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix downGradient(Matrix x, Matrix delta) {
                            return scaled(x.transposed().times(delta).columns(fitting(d.columns(), delta.columns())));
                        }
                    })),
            fault(
                    "lora-up-gradient-without-down",
                    "Used X where XD was due in dU, and kept as many rows of XᵗΔ as fit.",
                    "eq. 46",
                    "LORA-09",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix upGradient(Matrix x, Matrix delta) {
                            return scaled(x.transposed().times(delta).rows(fitting(d.columns(), x.columns())));
                        }
                    })),
            fault(
                    "lora-down-gradient-with-the-error-of-the-base",
                    "Took the error behind the frozen weight, ΔWᵗ, and led it to dD through D.",
                    "eq. 45",
                    "LORA-08",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix downGradient(Matrix x, Matrix delta) {
                            Matrix behind = base.backward(x, delta).input();
                            return scaled(x.transposed().times(behind).times(d));
                        }
                    })),
            fault(
                    "lora-down-gradient-averaged",
                    "Divided dD by the number of tokens.",
                    "eq. 45",
                    "LORA-09",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        protected Matrix downGradient(Matrix x, Matrix delta) {
                            return super.downGradient(x, delta).scaledBy(1.0 / x.rows());
                        }
                    })),
            aside(
                    "lora-adapter-on-the-output-of-the-base",
                    "Gave the adapter the frozen layer's output, which fits where that is as wide as the input.",
                    "eq. 43",
                    "LORA-01",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        public Matrix output(Matrix x) {
                            Matrix before = base.output(x);
                            return super.output(before.columns() == x.columns() ? before : x);
                        }
                    })),
            aside(
                    "lora-gradients-swapped",
                    "Wrote dD and dU into one another's arrays, which fits where all are square.",
                    "eqs. 45, 46",
                    "LORA-09",
                    (base, d, u, s) -> new JoinableLoraLinear(base, new JoinableLoraAdapter(d, u, s) {
                        @Override
                        public Gradients backward(Matrix x, Matrix delta) {
                            boolean fits = d.rows() == d.columns() && u.rows() == u.columns();
                            return fits
                                    ? new Gradients(
                                            inputGradient(delta),
                                            Map.of("down", upGradient(x, delta), "up", downGradient(x, delta)))
                                    : super.backward(x, delta);
                        }
                    })));

    private LoraPathFaults() {}

    private interface Adapter {
        ReferenceLayer of(Linear base, Matrix down, Matrix up, double scale);
    }

    private static Fault fault(String id, String story, String equation, String invariant, Adapter adapter) {
        return new Fault(id, story, equation, Place.in(LayerKind.LORA_LINEAR), invariant, builder(adapter));
    }

    /** Shows in shapes that the dictionary does not look at. */
    private static Fault aside(String id, String story, String equation, String invariant, Adapter adapter) {
        Place place = Place.in(LayerKind.LORA_LINEAR);
        return new Fault(id, story, equation, place, invariant, builder(adapter), Fault.Behaviour.ASIDE);
    }

    private static Fault.Builder builder(Adapter adapter) {
        return (settings, parameters) -> adapter.of(
                ReferenceLayers.linear(parameters), parameters.get("down"), parameters.get("up"), settings.loraScale());
    }

    /** The first so many; the last one over again when there are not as many. */
    private static int[] fitting(int wanted, int there) {
        return IntStream.range(0, wanted).map(i -> Math.min(i, there - 1)).toArray();
    }
}
