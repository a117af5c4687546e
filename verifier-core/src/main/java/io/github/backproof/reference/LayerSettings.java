package io.github.backproof.reference;

import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.Masking;

/**
 * What a layer is, beside its kind and its parameters. Each kind uses what concerns it.
 *
 * @param heads number of attention heads
 * @param masking which tokens attention may look at
 * @param gelu the activation of an MLP
 * @param epsilon ε of a layer norm
 * @param loraScale the factor s of a LoRA adapter
 */
public record LayerSettings(int heads, Masking masking, Gelu gelu, double epsilon, double loraScale) {}
