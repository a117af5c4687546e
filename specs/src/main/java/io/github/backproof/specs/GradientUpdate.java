package io.github.backproof.specs;

/** What backward does to the parameter gradients that are already there. */
public enum GradientUpdate {
    /** Overwrites them. */
    REPLACE,
    /** Adds to them; the caller sets them to zero. */
    ACCUMULATE
}
