package io.github.backproof.bench;

import io.github.backproof.model.ModelLayer;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.specs.Tying;
import java.util.LinkedHashMap;
import java.util.Map;

/** The reference's language model with a table for the tokens and one for the logits, both with the numbers of the shared one. */
public final class UntiedModel {
    private UntiedModel() {}

    /** The model of a tied model's settings and parameters: W = Eᵗ. */
    public static ReferenceLayer of(LayerSettings settings, Map<String, Matrix> parameters) {
        Map<String, Matrix> both = new LinkedHashMap<>(parameters);
        both.put("logits.weight", parameters.get("embedding.weight").transposed());
        return ModelLayer.of(
                settings.with(
                        settings.variant().with(Tying.UNTIED, settings.variant().positions())),
                both);
    }
}
