package io.github.backproof.model;

import io.github.backproof.model.ModelConfig.Adapters;
import io.github.backproof.model.ModelConfig.MlpForm;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.AttentionProjections;
import io.github.backproof.reference.AttentionSettings;
import io.github.backproof.reference.GatedMlp;
import io.github.backproof.reference.LayerNorm;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.LoraAdapter;
import io.github.backproof.reference.LoraLinear;
import io.github.backproof.reference.Mlp;
import io.github.backproof.reference.Projection;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.RmsNorm;
import io.github.backproof.reference.Rotary;
import io.github.backproof.reference.SelfAttention;
import io.github.backproof.reference.Sequences;
import io.github.backproof.reference.TransformerBlock;
import io.github.backproof.specs.Pairing;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Tying;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the layers of a model around its parameters.
 *
 * @param config what to build
 * @param parameters every parameter by name
 */
record ModelLayers(ModelConfig config, Map<String, Matrix> parameters) {
    private static final double ROTARY_BASE = 10_000;

    TransformerBlock block(int number, Sequences sequences) {
        String block = "blocks." + number + ".";
        return new TransformerBlock(
                norm(block + "norm1"),
                attention(number, sequences),
                norm(block + "norm2"),
                mlp(block + "mlp."),
                config.placement());
    }

    SelfAttention attention(int number, Sequences sequences) {
        String attention = "blocks." + number + ".attention.";
        AttentionProjections projections = new AttentionProjections(
                linear(attention + "query"),
                linear(attention + "key"),
                linear(attention + "value"),
                linear(attention + "output"));
        return new SelfAttention(projections, settings().over(sequences));
    }

    private AttentionSettings settings() {
        ModelSizes sizes = config.sizes();
        AttentionSettings settings =
                AttentionSettings.of(sizes.heads(), config.masking()).withKeyValueHeads(sizes.keyValueHeads());
        return config.positions() == Positions.ROTARY
                ? settings.withRotary(new Rotary(Pairing.HALVES, ROTARY_BASE))
                : settings;
    }

    ReferenceLayer norm(String name) {
        Matrix weight = parameters.get(name + ".weight");
        return switch (config.norm()) {
            case LAYER_NORM -> new LayerNorm(weight, parameters.get(name + ".bias"), config.epsilon());
            case RMS_NORM -> new RmsNorm(weight, config.epsilon());
        };
    }

    private ReferenceLayer mlp(String mlp) {
        return config.mlp() == MlpForm.PLAIN
                ? new Mlp(linear(mlp + "up"), linear(mlp + "down"), config.activation())
                : new GatedMlp(linear(mlp + "gate"), linear(mlp + "up"), linear(mlp + "down"), config.activation());
    }

    private Projection linear(String name) {
        return adapted(
                name,
                new Linear(parameters.get(name + ".weight"), bias(name)),
                config.adapters().filter(adapters -> adapters.where() == Adapters.Where.EVERYWHERE));
    }

    Projection logits() {
        if (config.tying() == Tying.UNTIED) {
            return adapted("logits", new Linear(parameters.get("logits.weight"), bias("logits")), config.adapters());
        }
        Matrix table = parameters.get("embedding.weight");
        return config.adapters().isEmpty()
                ? new TiedLogits(table, bias("logits"))
                : adapted("logits", new Linear(table.transposed(), bias("logits")), config.adapters());
    }

    private Projection adapted(String name, Linear base, Optional<Adapters> adapters) {
        return adapters.<Projection>map(settings -> new LoraLinear(
                        base,
                        new LoraAdapter(
                                parameters.get(name + ".down"), parameters.get(name + ".up"), settings.scale())))
                .orElse(base);
    }

    private Optional<Matrix> bias(String name) {
        return Optional.ofNullable(parameters.get(name + ".bias"));
    }
}
