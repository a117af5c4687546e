package io.github.backproof.junit.contract;

import io.github.backproof.property.LoraProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of a linear layer with a LoRA adapter. */
public interface LoraLinearContract extends LayerContract, LoraProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.LORA_LINEAR;
    }
}
