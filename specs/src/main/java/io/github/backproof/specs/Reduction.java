package io.github.backproof.specs;

/** What a loss does with the losses of the tokens. */
public enum Reduction {
    /** Their mean over the tokens that have a target. */
    MEAN,
    /** Their sum. */
    SUM
}
