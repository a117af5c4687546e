package io.github.backproof.reference;

import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.Masking;

/**
 * What a layer is, beside its kind and its parameters. Each kind uses what concerns it.
 *
 * @param heads number of attention heads
 * @param keyValueHeads number of heads of keys and values, which divides that of the heads
 * @param masking which tokens attention may look at
 * @param gelu the form of GELU
 * @param epsilon ε of a norm
 * @param loraScale the factor s of a LoRA adapter
 * @param variant the variant of the kind
 * @param context what the forward is told beside its input
 */
public record LayerSettings(
        int heads,
        int keyValueHeads,
        Masking masking,
        Gelu gelu,
        double epsilon,
        double loraScale,
        LayerVariant variant,
        CallContext context) {
    /** The same, told something else. */
    public LayerSettings with(CallContext other) {
        return new LayerSettings(heads, keyValueHeads, masking, gelu, epsilon, loraScale, variant, other);
    }

    /** The same of another variant. */
    public LayerSettings with(LayerVariant other) {
        return new LayerSettings(heads, keyValueHeads, masking, gelu, epsilon, loraScale, other, context);
    }

    /** The activation that is declared. */
    public Activation activation() {
        return switch (variant.activation()) {
            case GELU -> Activation.of(gelu);
            case SILU -> Activation.SILU;
            case RELU -> Activation.RELU;
        };
    }

    /** How attention attends. */
    public AttentionSettings attention() {
        AttentionSettings settings = AttentionSettings.of(heads, masking).withKeyValueHeads(keyValueHeads);
        return context.visible().isEmpty()
                ? settings
                : settings.alsoMaskedBy((token, other) -> context.visible().get(other));
    }

    /** The rotary positions that are declared. */
    public Rotary rotary() {
        return new Rotary(variant.pairing(), variant.rotaryBase());
    }
}
