package io.github.backproof.model;

import io.github.backproof.model.ModelConfig.Biases;
import io.github.backproof.model.ModelConfig.Norm;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.Stepper;
import io.github.backproof.reference.StepwiseLayer;
import io.github.backproof.reference.TokenEmbedding;
import io.github.backproof.specs.Positions;
import java.util.List;
import java.util.Map;

/**
 * A {@link LanguageModel} as a layer: its input is a column of n_T token numbers, which have no gradient, its output their logits.
 *
 * @param model the model
 */
public record ModelLayer(LanguageModel model) implements StepwiseLayer {
    /** The model that settings and the shapes of its parameters describe. */
    public static ModelLayer of(LayerSettings settings, Map<String, Matrix> parameters) {
        return new ModelLayer(new LanguageModel(config(settings, parameters), parameters));
    }

    /** What settings and the shapes of the parameters say about a model. */
    public static ModelConfig config(LayerSettings settings, Map<String, Matrix> parameters) {
        Matrix embedding = parameters.get("embedding.weight");
        boolean isLearned = settings.variant().positions() == Positions.LEARNED;
        ModelSizes sizes = new ModelSizes(
                embedding.rows(),
                isLearned ? parameters.get("position.weight").rows() : Integer.MAX_VALUE,
                embedding.columns(),
                blocks(parameters),
                settings.heads(),
                settings.keyValueHeads(),
                parameters.get("blocks.0.mlp.up.weight").columns());
        return ModelConfig.gpt2(sizes)
                .withTying(settings.variant().tying())
                .withBiases(presence(parameters, "blocks.0.attention.query.bias"))
                .withLogitsBias(presence(parameters, "logits.bias"))
                .withNorm(Norm.LAYER_NORM, settings.variant().norms())
                .withActivation(settings.activation())
                .withPositions(settings.variant().positions())
                .withMasking(settings.masking())
                .withEpsilon(settings.epsilon());
    }

    private static Biases presence(Map<String, Matrix> parameters, String name) {
        return parameters.containsKey(name) ? Biases.PRESENT : Biases.ABSENT;
    }

    private static int blocks(Map<String, Matrix> parameters) {
        int blocks = 0;
        while (parameters.containsKey("blocks." + blocks + ".norm1.weight")) {
            blocks++;
        }
        return blocks;
    }

    @Override
    public Pass forward(Matrix x) {
        LanguageModel.ModelPass pass = model.forward(List.of(TokenEmbedding.tokens(x)));
        return new Pass(
                pass.logits(),
                delta -> new Gradients(x.scaledBy(0), pass.backward().apply(delta)));
    }

    @Override
    public Stepper start() {
        return after(Decoding.of(model));
    }

    private static Stepper after(Decoding past) {
        return token -> {
            Decoding.Next next = past.next(TokenEmbedding.tokens(token)[0]);
            return new Stepper.Next(next.logits(), after(next.state()));
        };
    }
}
