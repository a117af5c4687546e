package io.github.backproof.specs;

/** How a weight matrix is stored. */
public enum WeightLayout {
    /** Row i holds the weights of input feature i: Y = XW. */
    IN_OUT,
    /** Row o holds the weights of output feature o: Y = XWᵗ. */
    OUT_IN
}
