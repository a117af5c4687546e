package io.github.backproof.bench;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import java.util.Map;
import java.util.Optional;

/** Makes a layer that computes in whatever arithmetic its parameters come in, if there is such a layer. */
@FunctionalInterface
public interface LayerAttempt {
    /** The layer with these settings and parameters, or nothing. */
    Optional<ReferenceLayer> make(LayerSettings settings, Map<String, Matrix> parameters);
}
