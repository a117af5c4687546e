package io.github.backproof.junit.contract;

import io.github.backproof.property.ActivationProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of an activation. */
public interface ActivationContract extends LayerContract, ActivationProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.ACTIVATION;
    }
}
