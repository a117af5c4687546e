package io.github.backproof.fault;

import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Mistakes around right equations: state, order, what is written where. */
final class BehaviourFaults {
    private static final String UPDATE = "what backward does to gradients";
    private static final String LATEST = "backward of the latest forward";
    private static final String SHAPES = "n_T rows of numbers";

    static final List<Fault> ALL = List.of(
            fault(
                    "behaviour-decay-in-backward",
                    "Added weight decay to the gradients inside the backward pass.",
                    "B(0) = 0",
                    Place.in(LayerKind.LINEAR),
                    "GEN-04",
                    layer -> new Misbehaving(layer) {
                        @Override
                        public Tensor backward(Tensor outputGradient) {
                            Tensor result = super.backward(outputGradient);
                            changeGradients(values(), (g, w) -> g + 0.0625 * w);
                            return result;
                        }
                    }),
            fault(
                    "behaviour-error-with-bias",
                    "Added a small constant to the error to keep it from vanishing.",
                    "B(0) = 0",
                    Place.in(LayerKind.ACTIVATION),
                    "GEN-04",
                    layer -> new Misbehaving(layer) {
                        @Override
                        public Tensor backward(Tensor outputGradient) {
                            return mapped(super.backward(outputGradient), d -> d + 0.0625);
                        }
                    }),
            fault(
                    "behaviour-drifts",
                    "Kept a running statistic that moves the output from call to call.",
                    "Y = f(X)",
                    Place.in(LayerKind.LAYER_NORM),
                    "GEN-05",
                    layer -> new Misbehaving(layer) {
                        private int calls;

                        @Override
                        public Tensor forward(Tensor input) {
                            double moved = 0.0625 * calls++;
                            return mapped(super.forward(input), y -> y + moved);
                        }
                    }),
            fault(
                    "behaviour-step-in-backward",
                    "Took the optimiser's step at the end of the backward pass.",
                    UPDATE,
                    Place.in(LayerKind.LINEAR),
                    "GEN-06",
                    layer -> new Misbehaving(layer) {
                        @Override
                        public Tensor backward(Tensor outputGradient) {
                            Tensor result = super.backward(outputGradient);
                            parameters()
                                    .forEach(parameter -> parameter
                                            .gradient()
                                            .ifPresent(gradient -> parameter
                                                    .values()
                                                    .write(combined(
                                                            parameter.values().read(),
                                                            gradient.read(),
                                                            (w, g) -> w - g / 16))));
                            return result;
                        }
                    }),
            fault(
                    "behaviour-parameters-of-first-forward",
                    "Copied the parameters at the first forward and computed with the copy from then on.",
                    "Y = f(X; p)",
                    Place.in(LayerKind.LINEAR),
                    "GEN-02",
                    layer -> new Misbehaving(layer) {
                        private final List<Map<String, Tensor>> copied = new ArrayList<>();

                        @Override
                        public Tensor forward(Tensor input) {
                            Map<String, Tensor> now = values();
                            if (copied.isEmpty()) {
                                copied.add(now);
                            }
                            setValues(copied.get(0));
                            Tensor result = super.forward(input);
                            setValues(now);
                            return result;
                        }
                    }),
            fault(
                    "behaviour-backward-of-first-forward",
                    "Stored what backward needs only where nothing of that length was stored yet.",
                    LATEST,
                    Place.in(LayerKind.LAYER_NORM),
                    "GEN-07",
                    layer -> new Misbehaving(layer) {
                        private Tensor stored = zeros(0, 1);

                        @Override
                        public Tensor forward(Tensor input) {
                            stored = stored.rows() == input.rows() ? stored : input;
                            return super.forward(input);
                        }

                        @Override
                        public Tensor backward(Tensor outputGradient) {
                            super.forward(stored);
                            return super.backward(outputGradient);
                        }
                    }),
            fault(
                    "behaviour-end-of-longer-sequence",
                    "Let tokens see what an earlier, longer sequence left in the buffer behind the end of a shorter one.",
                    LATEST,
                    Place.in(LayerKind.TRANSFORMER_BLOCK),
                    "GEN-07",
                    layer -> new Misbehaving(layer) {
                        private Tensor buffer = zeros(0, 1);

                        @Override
                        public Tensor forward(Tensor input) {
                            int rows = input.rows();
                            buffer = rows < buffer.rows()
                                    ? stacked(List.of(input, rows(buffer, rows, buffer.rows())))
                                    : input;
                            return rows(super.forward(buffer), 0, rows);
                        }

                        @Override
                        public Tensor backward(Tensor outputGradient) {
                            int rows = outputGradient.rows();
                            Tensor behind = zeros(buffer.rows() - rows, outputGradient.columns());
                            return rows(super.backward(stacked(List.of(outputGradient, behind))), 0, rows);
                        }
                    }),
            fault(
                    "behaviour-gradients-added",
                    "Added to the gradients of a layer that says it replaces them (seen: karpathy/llm.c#548).",
                    UPDATE,
                    Place.in(LayerKind.MLP),
                    "GEN-08",
                    layer -> new Misbehaving(layer) {
                        @Override
                        public Tensor backward(Tensor outputGradient) {
                            Map<String, Tensor> before = gradients();
                            Tensor result = super.backward(outputGradient);
                            changeGradients(before, Double::sum);
                            return result;
                        }
                    }),
            fault(
                    "behaviour-gradients-replaced",
                    "Replaced the gradients of a layer that says it adds to them.",
                    UPDATE,
                    Place.in(LayerKind.MLP).with(GradientUpdate.ACCUMULATE),
                    "GEN-08",
                    layer -> new Misbehaving(layer) {
                        @Override
                        public Tensor backward(Tensor outputGradient) {
                            changeGradients(gradients(), (g, same) -> 0);
                            return super.backward(outputGradient);
                        }
                    }),
            fault(
                    "behaviour-rows-not-cleared",
                    "Wrote the gradient rows of the tokens that occur and left the others as they were.",
                    UPDATE,
                    Place.in(LayerKind.EMBEDDING),
                    "GEN-08",
                    layer -> new Misbehaving(layer) {
                        private double[] tokens = new double[0];

                        @Override
                        public Tensor forward(Tensor input) {
                            tokens = input.toDoubles();
                            return super.forward(input);
                        }

                        @Override
                        public Tensor backward(Tensor outputGradient) {
                            double[][] before = gradients().get("weight").toDoubleRows();
                            Tensor result = super.backward(outputGradient);
                            double[][] after = gradients().get("weight").toDoubleRows();
                            Arrays.stream(tokens).forEach(v -> before[(int) v] = after[(int) v]);
                            changeGradients(Map.of("weight", Tensor.of(before)), (g, mixed) -> mixed);
                            return result;
                        }
                    }),
            fault(
                    "behaviour-input-gradient-added",
                    "Summed the input's error in a buffer that is never cleared (seen: karpathy/micrograd#102).",
                    UPDATE,
                    Place.in(LayerKind.GATED_MLP),
                    "GEN-08",
                    layer -> new Misbehaving(layer) {
                        private Tensor buffer = zeros(0, 1);

                        @Override
                        public Tensor backward(Tensor outputGradient) {
                            Tensor result = super.backward(outputGradient);
                            buffer = buffer.size() == result.size() ? combined(result, buffer, Double::sum) : result;
                            return buffer;
                        }
                    }),
            fault(
                    "behaviour-one-row-too-few",
                    "Ended the loop over the tokens one row too early.",
                    SHAPES,
                    Place.in(LayerKind.RMS_NORM),
                    "GEN-09",
                    layer -> new Misbehaving(layer) {
                        @Override
                        public Tensor forward(Tensor input) {
                            return rows(super.forward(input), 0, input.rows() - 1);
                        }
                    }),
            fault(
                    "behaviour-divides-by-tokens-less-one",
                    "Took the mean over the tokens with n_T − 1 below the line, which is 0 for one token.",
                    SHAPES,
                    Place.in(LayerKind.RMS_NORM),
                    "GEN-09",
                    layer -> new Misbehaving(layer) {
                        @Override
                        public Tensor forward(Tensor input) {
                            double share = (input.rows() - 1) / (input.rows() - 1.0);
                            return mapped(super.forward(input), y -> y * share);
                        }
                    }),
            fault(
                    "behaviour-overflows",
                    "Wrote the derivative as e⁻ˣ/(1 + e⁻ˣ)², which is ∞/∞ for large negative x.",
                    "Δ_in = Δ ∘ g′(X)",
                    Place.in(LayerKind.ACTIVATION),
                    "GEN-13",
                    layer -> new Misbehaving(layer) {
                        private Tensor x = zeros(0, 1);

                        @Override
                        public Tensor forward(Tensor input) {
                            x = input;
                            return super.forward(input);
                        }

                        @Override
                        public Tensor backward(Tensor outputGradient) {
                            Tensor overItself = mapped(x, v -> Math.exp(-v) / Math.exp(-v));
                            return combined(super.backward(outputGradient), overItself, (d, one) -> d * one);
                        }
                    }),
            fault(
                    "behaviour-input-clipped",
                    "Clipped the input at 50, which nobody notices in the usual range.",
                    "Y = f(X)",
                    Place.in(LayerKind.LINEAR),
                    "GEN-13",
                    layer -> new Misbehaving(layer) {
                        @Override
                        public Tensor forward(Tensor input) {
                            return super.forward(mapped(input, x -> Math.max(-50, Math.min(50, x))));
                        }
                    }));

    private BehaviourFaults() {}

    static Fault fault(
            String id, String story, String equation, Place place, String invariant, Fault.Behaviour behaviour) {
        return new Fault(
                id,
                story,
                equation,
                place,
                invariant,
                (settings, parameters) -> ReferenceLayers.create(place.kind(), settings, parameters),
                behaviour);
    }
}
