package io.github.backproof.junit.contract;

import io.github.backproof.property.PositionProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of a position embedding. */
public interface PositionEmbeddingContract extends LayerContract, PositionProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.POSITION_EMBEDDING;
    }
}
