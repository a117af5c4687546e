package io.github.backproof.bench;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import java.util.Map;

/** Makes a layer from settings and named parameters: the reference, or the reference with a fault. */
@FunctionalInterface
public interface LayerMaker {
    /** The layer. */
    ReferenceLayer make(LayerSettings settings, Map<String, Matrix> parameters);
}
