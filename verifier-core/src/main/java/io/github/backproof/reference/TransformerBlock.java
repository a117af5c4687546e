package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.NormPlacement;

/**
 * A transformer block: attention, then an MLP, each with a norm and a residual connection (tables 2, 3).
 *
 * <pre>
 * norms before   X₁ = X + A(N₁(X))     Y = X₁ + M(N₂(X₁))
 * norms after    X₁ = N₁(X + A(X))     Y = N₂(X₁ + M(X₁))
 * </pre>
 *
 * <p>X and Y are n_T by d. Parameters are named norm1, attention, norm2 and mlp, then a dot and the part's own name.
 *
 * @param norm1 the attention's norm
 * @param attention the attention
 * @param norm2 the MLP's norm
 * @param mlp the MLP
 * @param placement where the norms are
 */
public record TransformerBlock(
        ReferenceLayer norm1,
        ReferenceLayer attention,
        ReferenceLayer norm2,
        ReferenceLayer mlp,
        NormPlacement placement)
        implements ReferenceLayer {
    @Override
    public Pass forward(Matrix x) {
        return switch (placement) {
            case BEFORE -> normsBefore().forward(x);
            case AFTER -> normsAfter().forward(x);
        };
    }

    private ReferenceLayer normsBefore() {
        ReferenceLayer mixing = new Residual(new Chain(part("norm1", norm1), part("attention", attention)));
        ReferenceLayer thinking = new Residual(new Chain(part("norm2", norm2), part("mlp", mlp)));
        return new Chain(mixing, thinking);
    }

    private ReferenceLayer normsAfter() {
        ReferenceLayer mixing = new Chain(new Residual(part("attention", attention)), part("norm1", norm1));
        ReferenceLayer thinking = new Chain(new Residual(part("mlp", mlp)), part("norm2", norm2));
        return new Chain(mixing, thinking);
    }

    private static ReferenceLayer part(String name, ReferenceLayer layer) {
        return new Named(name, layer);
    }
}
