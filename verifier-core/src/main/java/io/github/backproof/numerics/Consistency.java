package io.github.backproof.numerics;

/** What a numerical derivative says about a gradient. */
public enum Consistency {
    /** They agree, and the derivative is known well enough for that to mean something. */
    CONSISTENT,
    /** They disagree, and a smaller step does not bring them together. */
    INCONSISTENT,
    /** Noise, a kink or a step that is too large hides the answer. Never counted as agreement. */
    CANNOT_TELL
}
