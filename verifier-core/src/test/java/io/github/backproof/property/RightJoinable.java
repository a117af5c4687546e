package io.github.backproof.property;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.fault.joinable.JoinableCrossEntropy;
import io.github.backproof.fault.joinable.JoinableElementwise;
import io.github.backproof.fault.joinable.JoinableEmbedding;
import io.github.backproof.fault.joinable.JoinableGatedMlp;
import io.github.backproof.fault.joinable.JoinableLanguageModel;
import io.github.backproof.fault.joinable.JoinableLayerNorm;
import io.github.backproof.fault.joinable.JoinableLinear;
import io.github.backproof.fault.joinable.JoinableLoraAdapter;
import io.github.backproof.fault.joinable.JoinableLoraLinear;
import io.github.backproof.fault.joinable.JoinableLossLayer;
import io.github.backproof.fault.joinable.JoinableMlp;
import io.github.backproof.fault.joinable.JoinablePositionEmbedding;
import io.github.backproof.fault.joinable.JoinableRmsNorm;
import io.github.backproof.fault.joinable.JoinableRotary;
import io.github.backproof.fault.joinable.JoinableRotaryLayer;
import io.github.backproof.fault.joinable.JoinableSelfAttention;
import io.github.backproof.fault.joinable.JoinableSoftmax;
import io.github.backproof.fault.joinable.JoinableTransformerBlock;
import io.github.backproof.model.ModelLayer;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.AttentionProjections;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.reference.TokenEmbedding;
import io.github.backproof.reference.TransformerBlock;
import io.github.backproof.specs.LayerKind;
import java.util.Map;

/** Joinable layers in which nothing is wrong, of joinable parts. */
final class RightJoinable {
    private RightJoinable() {}

    static LayerMaker of(LayerKind kind) {
        return (settings, parameters) -> of(kind, settings, parameters);
    }

    private static ReferenceLayer of(LayerKind kind, LayerSettings settings, Map<String, Matrix> parameters) {
        return switch (kind) {
            case LINEAR -> linear(ReferenceLayers.linear(parameters));
            case SOFTMAX -> new JoinableSoftmax();
            case ACTIVATION -> new JoinableElementwise(settings.activation());
            case LAYER_NORM ->
                new JoinableLayerNorm(parameters.get("weight"), parameters.get("bias"), settings.epsilon());
            case RMS_NORM -> new JoinableRmsNorm(parameters.get("weight"), settings.epsilon());
            case SELF_ATTENTION ->
                new JoinableSelfAttention(
                        new AttentionProjections(
                                linear(ReferenceLayers.linear("query", parameters)),
                                linear(ReferenceLayers.linear("key", parameters)),
                                linear(ReferenceLayers.linear("value", parameters)),
                                linear(ReferenceLayers.linear("output", parameters))),
                        settings.attention());
            case MLP ->
                new JoinableMlp(
                        linear(ReferenceLayers.linear("up", parameters)),
                        linear(ReferenceLayers.linear("down", parameters)),
                        settings.activation());
            case GATED_MLP ->
                new JoinableGatedMlp(
                        ReferenceLayers.linear("gate", parameters),
                        ReferenceLayers.linear("up", parameters),
                        ReferenceLayers.linear("down", parameters),
                        settings.activation());
            case LORA_LINEAR ->
                new JoinableLoraLinear(
                        ReferenceLayers.linear(parameters),
                        new JoinableLoraAdapter(parameters.get("down"), parameters.get("up"), settings.loraScale()));
            case EMBEDDING -> new TokenEmbedding(new JoinableEmbedding(parameters.get("weight")));
            case POSITION_EMBEDDING -> new JoinablePositionEmbedding(new JoinableEmbedding(parameters.get("weight")));
            case ROTARY ->
                new JoinableRotaryLayer(
                        new JoinableRotary(
                                settings.variant().pairing(), settings.variant().rotaryBase()),
                        settings.heads());
            case TRANSFORMER_BLOCK -> block(ReferenceLayers.block(settings, parameters));
            case CROSS_ENTROPY ->
                new JoinableLossLayer(
                        new JoinableCrossEntropy(settings.variant().reduction()), ReferenceLayers.targets(settings));
            case LANGUAGE_MODEL ->
                new ModelLayer(new JoinableLanguageModel(ModelLayer.config(settings, parameters), parameters));
        };
    }

    private static Linear linear(Linear right) {
        return new JoinableLinear(right.weight(), right.bias());
    }

    private static ReferenceLayer block(TransformerBlock right) {
        return new JoinableTransformerBlock(
                right.norm1(), right.attention(), right.norm2(), right.mlp(), right.placement());
    }
}
