package io.github.backproof.specs;

/** How the tokens of a language model know their place. */
public enum Positions {
    /** A learned table of n_context by d, added to the embedding. */
    LEARNED,
    /** Queries and keys turned by their position. */
    ROTARY,
    /** Not at all, but for the mask. */
    NONE
}
