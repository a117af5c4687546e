package io.github.backproof.junit.contract;

import io.github.backproof.property.LayerNormBackwardProperties;
import io.github.backproof.property.LayerNormProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of a layer norm. */
public interface LayerNormContract extends LayerContract, LayerNormProperties, LayerNormBackwardProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.LAYER_NORM;
    }
}
