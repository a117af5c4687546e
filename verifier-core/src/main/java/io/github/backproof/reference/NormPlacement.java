package io.github.backproof.reference;

/** Where a transformer block has its norms. */
public enum NormPlacement {
    /** On the way into attention and MLP, as in GPT-2. */
    BEFORE,
    /** After each residual connection, as in the first transformer. */
    AFTER
}
