package io.github.backproof.junit.contract;

import io.github.backproof.property.SoftmaxProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of a softmax. */
public interface SoftmaxContract extends LayerContract, SoftmaxProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.SOFTMAX;
    }
}
