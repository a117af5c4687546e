package io.github.backproof.junit.contract;

import io.github.backproof.property.RotaryProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of rotary positions. */
public interface RotaryContract extends LayerContract, RotaryProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.ROTARY;
    }
}
