package io.github.backproof.specs;

/** Where the norms of a transformer block are. */
public enum NormPlacement {
    /** Before each sublayer, inside its residual connection. */
    BEFORE,
    /** After each residual connection. */
    AFTER
}
