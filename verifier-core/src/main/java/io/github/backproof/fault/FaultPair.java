package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinedLayer;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import java.util.Map;
import java.util.Optional;

/**
 * Two mistakes in equations of one layer.
 *
 * @param first one of them
 * @param second the other, of the same kind of layer
 */
public record FaultPair(Fault first, Fault second) {
    /** The reference with both mistakes; nothing where both are in the same equation. */
    public Optional<ReferenceLayer> build(LayerSettings settings, Map<String, Matrix> parameters) {
        return JoinedLayer.of(
                first.builder().build(settings, parameters), second.builder().build(settings, parameters), settings);
    }
}
