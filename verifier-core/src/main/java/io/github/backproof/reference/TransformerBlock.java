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
 */
public class TransformerBlock implements ReferenceLayer {
    private final ReferenceLayer norm1;
    private final ReferenceLayer attention;
    private final ReferenceLayer norm2;
    private final ReferenceLayer mlp;
    private final NormPlacement placement;

    /**
     * A block.
     *
     * @param norm1 the attention's norm
     * @param attention the attention
     * @param norm2 the MLP's norm
     * @param mlp the MLP
     * @param placement where the norms are
     */
    public TransformerBlock(
            ReferenceLayer norm1,
            ReferenceLayer attention,
            ReferenceLayer norm2,
            ReferenceLayer mlp,
            NormPlacement placement) {
        this.norm1 = norm1;
        this.attention = attention;
        this.norm2 = norm2;
        this.mlp = mlp;
        this.placement = placement;
    }

    @Override
    public Pass forward(Matrix x) {
        return sublayers(mixing(), thinking()).forward(x);
    }

    /** X to X₁ by one sublayer, X₁ to Y by the other. */
    protected ReferenceLayer sublayers(ReferenceLayer mixing, ReferenceLayer thinking) {
        return new Chain(mixing, thinking);
    }

    /** X₁ = X + A(N₁(X)), or N₁(X + A(X)). */
    protected ReferenceLayer mixing() {
        return sublayer(new Named("norm1", norm1()), new Named("attention", attention()));
    }

    /** Y = X₁ + M(N₂(X₁)), or N₂(X₁ + M(X₁)). */
    protected ReferenceLayer thinking() {
        return sublayer(new Named("norm2", norm2()), new Named("mlp", mlp()));
    }

    /** X + f(N(X)), or N(X + f(X)). */
    protected ReferenceLayer sublayer(ReferenceLayer norm, ReferenceLayer layer) {
        return switch (placement()) {
            case BEFORE -> residual(new Chain(norm, layer));
            case AFTER -> new Chain(residual(layer), norm);
        };
    }

    /** X + f(X). */
    protected ReferenceLayer residual(ReferenceLayer inner) {
        return new Residual(inner);
    }

    /** N₁. */
    public ReferenceLayer norm1() {
        return norm1;
    }

    /** A. */
    public ReferenceLayer attention() {
        return attention;
    }

    /** N₂. */
    public ReferenceLayer norm2() {
        return norm2;
    }

    /** M. */
    public ReferenceLayer mlp() {
        return mlp;
    }

    /** Where the norms are. */
    public NormPlacement placement() {
        return placement;
    }
}
