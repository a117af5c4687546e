package io.github.backproof.junit.contract;

import io.github.backproof.property.BlockProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of a transformer block. */
public interface TransformerBlockContract extends LayerContract, BlockProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.TRANSFORMER_BLOCK;
    }
}
