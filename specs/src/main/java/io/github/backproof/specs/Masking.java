package io.github.backproof.specs;

/** Which tokens a token may attend to. */
public enum Masking {
    /** All of them. */
    NONE,
    /** Itself and those before it. */
    CAUSAL
}
