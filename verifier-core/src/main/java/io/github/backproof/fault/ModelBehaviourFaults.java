package io.github.backproof.fault;

import io.github.backproof.model.ModelLayer;
import io.github.backproof.specs.DecodesStepwise;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Tensor;
import io.github.backproof.specs.Tying;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mistakes around a language model's equations: which parameters it shows, and whether it uses what is written to them. */
final class ModelBehaviourFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "model-final-norm-not-listed",
                    "Left the final norm out of the list of parameters.",
                    "GPT-02",
                    WithoutFinalNorm::new),
            fault(
                    "model-copies-its-parameters",
                    "Copied the parameters in the first forward pass, and computed with the copy ever after.",
                    "GPT-08",
                    OnceRead::new),
            new Fault(
                    "model-cache-not-cleared",
                    "Let a new sequence begin with the keys and values of the one before (seen: mudler/LocalAI#6747).",
                    "§3.1",
                    Place.in(LayerKind.LANGUAGE_MODEL)
                            .with(Masking.CAUSAL)
                            .with(LayerVariant.USUAL.with(Tying.UNTIED, Positions.NONE)),
                    "GPT-07",
                    ModelLayer::of,
                    NeverRestarted::new));

    private ModelBehaviourFaults() {}

    private static Fault fault(String id, String story, String invariant, Fault.Behaviour behaviour) {
        Place place = Place.in(LayerKind.LANGUAGE_MODEL);
        return new Fault(id, story, "tables 2, 3", place, invariant, ModelLayer::of, behaviour);
    }

    /** A model that does not show its final norm's parameters. */
    private record WithoutFinalNorm(Layer right) implements Layer {
        @Override
        public Tensor forward(Tensor tokens) {
            return right.forward(tokens);
        }

        @Override
        public Tensor backward(Tensor delta) {
            return right.backward(delta);
        }

        @Override
        public List<NamedParameter> parameters() {
            return right.parameters().stream()
                    .filter(parameter -> !parameter.name().startsWith("norm."))
                    .toList();
        }
    }

    /** A model that begins one sequence, and goes on with it whenever another should begin. */
    private static final class NeverRestarted implements Layer, DecodesStepwise {
        private final Layer right;
        private final DecodesStepwise decoding;
        private boolean hasBegun;

        NeverRestarted(Layer right) {
            this.right = right;
            this.decoding = (DecodesStepwise) right;
        }

        @Override
        public Tensor forward(Tensor tokens) {
            return right.forward(tokens);
        }

        @Override
        public Tensor backward(Tensor delta) {
            return right.backward(delta);
        }

        @Override
        public List<NamedParameter> parameters() {
            return right.parameters();
        }

        @Override
        public void restart() {
            if (!hasBegun) {
                decoding.restart();
                hasBegun = true;
            }
        }

        @Override
        public Tensor step(Tensor token) {
            return decoding.step(token);
        }
    }

    /** A model that does not notice what is written to its parameters after its first forward. */
    private static final class OnceRead implements Layer {
        private final Layer right;
        private final Map<String, NamedParameter> shown = new LinkedHashMap<>();
        private boolean hasRun;

        OnceRead(Layer right) {
            this.right = right;
            for (NamedParameter parameter : right.parameters()) {
                Tensor now = parameter.values().read();
                NamedParameter.View detached = NamedParameter.view(now.toDoubles(), 0, now.shape());
                shown.put(parameter.name(), new NamedParameter(parameter.name(), detached, parameter.gradient()));
            }
        }

        @Override
        public Tensor forward(Tensor tokens) {
            if (!hasRun) {
                right.parameters()
                        .forEach(parameter -> parameter
                                .values()
                                .write(shown.get(parameter.name()).values().read()));
                hasRun = true;
            }
            return right.forward(tokens);
        }

        @Override
        public Tensor backward(Tensor delta) {
            return right.backward(delta);
        }

        @Override
        public List<NamedParameter> parameters() {
            return new ArrayList<>(shown.values());
        }
    }
}
