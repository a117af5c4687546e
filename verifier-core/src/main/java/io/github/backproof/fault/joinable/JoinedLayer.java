package io.github.backproof.fault.joinable;

import io.github.backproof.model.ModelLayer;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.TokenEmbedding;
import java.util.Optional;

/** Makes one layer of two. */
public final class JoinedLayer {
    private JoinedLayer() {}

    /**
     * The layer with the deviations of both.
     *
     * @param settings what both were built with, beside the same parameters
     * @return nothing where both deviate in the same equation or part, or one of them is not joinable
     */
    public static Optional<ReferenceLayer> of(ReferenceLayer first, ReferenceLayer second, LayerSettings settings) {
        if (first instanceof ModelLayer one && second instanceof ModelLayer other) {
            return wrong(one.model(), other.model(), settings).map(ModelLayer::new);
        }
        if (first instanceof TokenEmbedding one && second instanceof TokenEmbedding other) {
            return wrong(one.table(), other.table(), settings).map(TokenEmbedding::new);
        }
        return wrong(first, second, settings);
    }

    private static <L> Optional<L> wrong(L first, L second, LayerSettings settings) {
        return first instanceof Joinable && second instanceof Joinable
                ? Parts.joined(first, second, settings)
                : Optional.empty();
    }
}
