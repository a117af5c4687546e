package io.github.backproof.junit.contract;

import io.github.backproof.property.AttentionConservationProperties;
import io.github.backproof.property.AttentionMaskProperties;
import io.github.backproof.property.AttentionProperties;
import io.github.backproof.property.AttentionSymmetryProperties;
import io.github.backproof.property.AttentionValueProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of self-attention. */
public interface SelfAttentionContract
        extends LayerContract,
                AttentionProperties,
                AttentionConservationProperties,
                AttentionMaskProperties,
                AttentionSymmetryProperties,
                AttentionValueProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.SELF_ATTENTION;
    }
}
