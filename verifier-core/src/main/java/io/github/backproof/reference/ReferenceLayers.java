package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Targets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Builds the reference layer of a kind from its named parameters. */
public final class ReferenceLayers {
    private ReferenceLayers() {}

    /**
     * The reference layer.
     *
     * @param parameters by the names of {@link LayerKind#parameters()}; weights in by out, vectors as one row; what is optional
     *     may be missing
     */
    public static ReferenceLayer create(LayerKind kind, LayerSettings settings, Map<String, Matrix> parameters) {
        return switch (kind) {
            case LINEAR -> linear(parameters);
            case SOFTMAX -> new Softmax();
            case LAYER_NORM -> new LayerNorm(parameters.get("weight"), parameters.get("bias"), settings.epsilon());
            case SELF_ATTENTION -> new SelfAttention(projections(parameters), settings.attention());
            case MLP -> new Mlp(linear("up", parameters), linear("down", parameters), settings.activation());
            case LORA_LINEAR ->
                new LoraLinear(
                        linear(parameters),
                        new LoraAdapter(parameters.get("down"), parameters.get("up"), settings.loraScale()));
            case RMS_NORM -> new RmsNorm(parameters.get("weight"), settings.epsilon());
            case ACTIVATION -> new Elementwise(settings.activation());
            case GATED_MLP ->
                new GatedMlp(
                        linear("gate", parameters),
                        linear("up", parameters),
                        linear("down", parameters),
                        settings.activation());
            case EMBEDDING -> new TokenEmbedding(new Embedding(parameters.get("weight")));
            case POSITION_EMBEDDING -> new PositionEmbedding(new Embedding(parameters.get("weight")));
            case ROTARY -> new RotaryLayer(settings.rotary(), settings.heads());
            case TRANSFORMER_BLOCK -> block(settings, parameters);
            case CROSS_ENTROPY ->
                new LossLayer(new CrossEntropy(settings.variant().reduction()), targets(settings));
            case LANGUAGE_MODEL -> throw new IllegalArgumentException("A language model is made in the package model.");
        };
    }

    /** A transformer block of the parts that these functions make; the reference makes them of {@link #create}. */
    public static TransformerBlock block(LayerSettings settings, Map<String, Matrix> parameters) {
        return new TransformerBlock(
                create(LayerKind.LAYER_NORM, settings, within("norm1", parameters)),
                create(LayerKind.SELF_ATTENTION, settings, within("attention", parameters)),
                create(LayerKind.LAYER_NORM, settings, within("norm2", parameters)),
                create(LayerKind.MLP, settings, within("mlp", parameters)),
                settings.variant().norms());
    }

    /** The parameters of a part, under their own names. */
    public static Map<String, Matrix> within(String part, Map<String, Matrix> parameters) {
        Map<String, Matrix> own = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(part + ".")) {
                own.put(name.substring(part.length() + 1), value);
            }
        });
        return own;
    }

    /** The target of each row, as declared: given, or the next token. */
    public static int[] targets(LayerSettings settings) {
        int[] told = settings.context().targets().stream().mapToInt(t -> t).toArray();
        return settings.variant().targets() == Targets.NEXT_TOKEN ? CrossEntropy.nextTokens(told) : told;
    }

    /** The four projections of self-attention. */
    public static AttentionProjections projections(Map<String, Matrix> parameters) {
        return new AttentionProjections(
                linear("query", parameters),
                linear("key", parameters),
                linear("value", parameters),
                linear("output", parameters));
    }

    /** The linear layer made of "weight" and "bias". */
    public static Linear linear(Map<String, Matrix> parameters) {
        return new Linear(parameters.get("weight"), Optional.ofNullable(parameters.get("bias")));
    }

    /** The linear layer of a part, made of "part.weight" and "part.bias". */
    public static Linear linear(String part, Map<String, Matrix> parameters) {
        return new Linear(parameters.get(part + ".weight"), Optional.ofNullable(parameters.get(part + ".bias")));
    }
}
