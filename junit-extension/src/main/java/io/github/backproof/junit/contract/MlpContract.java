package io.github.backproof.junit.contract;

import io.github.backproof.property.MlpProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of an MLP. */
public interface MlpContract extends LayerContract, MlpProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.MLP;
    }
}
