package io.github.backproof.junit.contract;

import io.github.backproof.property.EmbeddingProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of an embedding. */
public interface EmbeddingContract extends LayerContract, EmbeddingProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.EMBEDDING;
    }
}
