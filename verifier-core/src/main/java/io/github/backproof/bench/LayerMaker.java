package io.github.backproof.bench;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import java.util.Map;
import java.util.Optional;

/** Makes a layer from settings and named parameters: the reference, or the reference with a fault. */
@FunctionalInterface
public interface LayerMaker {
    /** The layer. */
    ReferenceLayer make(LayerSettings settings, Map<String, Matrix> parameters);

    /** The same, as an attempt that never fails. */
    default LayerAttempt asAttempt() {
        return (settings, parameters) -> Optional.of(make(settings, parameters));
    }
}
