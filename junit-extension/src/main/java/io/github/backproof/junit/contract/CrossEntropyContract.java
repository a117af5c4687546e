package io.github.backproof.junit.contract;

import io.github.backproof.property.CrossEntropyProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of a cross-entropy. */
public interface CrossEntropyContract extends LayerContract, CrossEntropyProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.CROSS_ENTROPY;
    }
}
