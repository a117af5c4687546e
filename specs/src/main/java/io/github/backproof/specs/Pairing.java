package io.github.backproof.specs;

/** Which features of a head rotary positions turn together. */
public enum Pairing {
    /** Feature i with feature i + d_ρ/2. */
    HALVES,
    /** Feature 2i with feature 2i + 1. */
    NEIGHBOURS
}
