package io.github.backproof.catalogue;

/** How an invariant is judged. */
public enum Oracle {
    /** Bit by bit. */
    EXACT,
    /** An identity, up to the rounding level of its terms. */
    ROUNDING,
    /** Against a numerical derivative with a known uncertainty. */
    DERIVATIVE,
    /** Against the reference in float64. */
    REFERENCE,
    /** By what the run sees around a check. */
    RUN
}
