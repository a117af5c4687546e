package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.LayerKind;
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
            case SELF_ATTENTION -> new SelfAttention(projections(parameters), settings.heads(), settings.masking());
            case MLP -> new Mlp(linear("up", parameters), linear("down", parameters), Activation.of(settings.gelu()));
            case LORA_LINEAR ->
                new LoraLinear(
                        linear(parameters),
                        new LoraAdapter(parameters.get("down"), parameters.get("up"), settings.loraScale()));
        };
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
