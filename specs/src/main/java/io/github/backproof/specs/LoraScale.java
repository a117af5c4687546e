package io.github.backproof.specs;

/** The factor s of a LoRA adapter, Y = XW + s·XDU. */
public enum LoraScale {
    /** s = α, as in the source paper (eq. 43). */
    ALPHA,
    /** s = α/r, as in most libraries. */
    ALPHA_OVER_R,
    /** s = α/√r, rank-stabilised LoRA. */
    ALPHA_OVER_SQRT_R;

    /** The factor for a given α and rank. */
    public double factor(double alpha, int rank) {
        return switch (this) {
            case ALPHA -> alpha;
            case ALPHA_OVER_R -> alpha / rank;
            case ALPHA_OVER_SQRT_R -> alpha / Math.sqrt(rank);
        };
    }
}
