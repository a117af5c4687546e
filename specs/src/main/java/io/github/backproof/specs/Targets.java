package io.github.backproof.specs;

/** What a cross-entropy is told about its targets. */
public enum Targets {
    /** The target of each row, −1 for a row that has none. */
    GIVEN,
    /** The tokens: the target of a row is the next token, and the last row has none. */
    NEXT_TOKEN
}
