package io.github.backproof.junit.contract;

import io.github.backproof.property.LinearProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of a linear layer. */
public interface LinearContract extends LayerContract, LinearProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.LINEAR;
    }
}
