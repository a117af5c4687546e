package io.github.backproof.fault;

import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Mistakes around a LoRA adapter's equations: what is frozen is not. */
final class LoraBehaviourFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "lora-base-weight-trained",
                    "Left the frozen weight its gradient, XᵗΔ, from when it was trained (seen: huggingface/peft#761).",
                    "LORA-04",
                    layer -> new TrainedBase(layer, "weight")),
            fault(
                    "lora-base-bias-trained",
                    "Froze the weight and left its bias among the trained parameters.",
                    "LORA-10",
                    layer -> new TrainedBase(layer, "bias")),
            fault(
                    "lora-base-updated-by-backward",
                    "Took a step with the frozen weight inside the backward pass.",
                    "LORA-04",
                    UpdatedBase::new));

    private LoraBehaviourFaults() {}

    private static Fault fault(String id, String story, String invariant, Fault.Behaviour behaviour) {
        LayerKind kind = LayerKind.LORA_LINEAR;
        return new Fault(
                id,
                story,
                "eqs. 44–46",
                Place.in(kind),
                invariant,
                (settings, parameters) -> ReferenceLayers.create(kind, settings, parameters),
                behaviour);
    }

    private static NamedParameter named(Layer layer, String name) {
        return layer.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A layer that shows a gradient for a frozen parameter: Xᵗ Δ for the weight, 1ᵗΔ for the bias. */
    private static final class TrainedBase implements Layer {
        private final Layer right;
        private final String frozen;
        private final NamedParameter.View gradient;
        private Tensor input = Tensor.of(new double[0], 0, 0);

        TrainedBase(Layer right, String frozen) {
            this.right = right;
            this.frozen = frozen;
            int[] shape = named(right, frozen).values().read().shape();
            this.gradient = NamedParameter.view(new double[Tensor.sizeOf(shape)], 0, shape);
        }

        @Override
        public Tensor forward(Tensor x) {
            input = x;
            return right.forward(x);
        }

        @Override
        public Tensor backward(Tensor delta) {
            Tensor result = right.backward(delta);
            gradient.write(Tensor.of(
                    frozen.equals("weight") ? product(input, delta) : product(ones(delta.rows()), delta),
                    gradient.read().shape()));
            return result;
        }

        @Override
        public List<NamedParameter> parameters() {
            return right.parameters().stream()
                    .map(parameter -> parameter.name().equals(frozen)
                            ? new NamedParameter(frozen, parameter.values(), Optional.of(gradient))
                            : parameter)
                    .toList();
        }

        private static Tensor ones(int rows) {
            double[] ones = new double[rows];
            Arrays.fill(ones, 1);
            return Tensor.of(ones, rows, 1);
        }
    }

    /** A layer whose backward moves W against XᵗΔ. */
    private static final class UpdatedBase implements Layer {
        private static final double RATE = 0.125;

        private final Layer right;
        private Tensor input = Tensor.of(new double[0], 0, 0);

        UpdatedBase(Layer right) {
            this.right = right;
        }

        @Override
        public Tensor forward(Tensor x) {
            input = x;
            return right.forward(x);
        }

        @Override
        public Tensor backward(Tensor delta) {
            Tensor result = right.backward(delta);
            NamedParameter.View weight = named(right, "weight").values();
            double[] moved = weight.read().toDoubles();
            double[] step = product(input, delta);
            for (int k = 0; k < moved.length; k++) {
                moved[k] -= RATE * step[k];
            }
            weight.write(Tensor.of(moved, weight.read().shape()));
            return result;
        }

        @Override
        public List<NamedParameter> parameters() {
            return right.parameters();
        }
    }

    /** AᵗB, row by row. */
    private static double[] product(Tensor a, Tensor b) {
        double[] left = a.toDoubles();
        double[] right = b.toDoubles();
        int rows = a.columns();
        int columns = b.columns();
        double[] product = new double[rows * columns];
        for (int t = 0; t < a.rows(); t++) {
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    product[i * columns + j] += left[t * rows + i] * right[t * columns + j];
                }
            }
        }
        return product;
    }
}
