package io.github.backproof.junit.contract;

import io.github.backproof.property.RmsNormProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of an RMS norm. */
public interface RmsNormContract extends LayerContract, RmsNormProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.RMS_NORM;
    }
}
