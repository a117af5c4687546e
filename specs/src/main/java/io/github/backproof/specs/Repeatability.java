package io.github.backproof.specs;

/** What a layer gives when it is called again with the same numbers. */
public enum Repeatability {
    /** The same numbers, bit by bit. */
    SAME_BITS,
    /** The same numbers up to rounding: sums are added up in an order that changes, as atomic additions on a GPU are. */
    SAME_UP_TO_ROUNDING
}
