package io.github.backproof.junit.contract;

import io.github.backproof.property.MlpProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of a gated MLP. */
public interface GatedMlpContract extends LayerContract, MlpProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.GATED_MLP;
    }
}
