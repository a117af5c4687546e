package io.github.backproof.junit.contract;

import io.github.backproof.property.ModelProperties;
import io.github.backproof.property.PositionProperties;
import io.github.backproof.specs.LayerKind;

/** The laws of a language model. */
public interface LanguageModelContract extends LayerContract, ModelProperties, PositionProperties {
    @Override
    default LayerKind kind() {
        return LayerKind.LANGUAGE_MODEL;
    }
}
