package io.github.backproof.specs;

/** The two functions called GELU; they differ by up to 5·10⁻⁴. */
public enum Gelu {
    /** xΦ(x) with the normal distribution function Φ. */
    ERF,
    /** ½x(1 + tanh(√(2/π)(x + 0.044715x³))). */
    TANH
}
