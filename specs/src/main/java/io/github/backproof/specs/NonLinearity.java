package io.github.backproof.specs;

/** The function of an activation or an MLP. */
public enum NonLinearity {
    /** GELU, in the form that {@link Gelu} says. */
    GELU,
    /** xσ(x), also called swish. */
    SILU,
    /** max(x, 0), with derivative 0 or 1 at 0. */
    RELU
}
