package io.github.backproof.bench;

import io.github.backproof.model.ModelLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.specs.LayerKind;

/** Makes the right layer of a kind: the reference, or the reference's language model. */
public final class RightLayer {
    private RightLayer() {}

    /** The maker of a kind. */
    public static LayerMaker of(LayerKind kind) {
        return kind == LayerKind.LANGUAGE_MODEL
                ? ModelLayer::of
                : (settings, parameters) -> ReferenceLayers.create(kind, settings, parameters);
    }
}
