package io.github.backproof.specs;

/** How several parameters lie in one array. */
public enum Packing {
    /** The second begins where the first ends. */
    ONE_AFTER_ANOTHER,
    /** As columns of one matrix, such as queries, keys and values in a matrix of d by 3d. */
    SIDE_BY_SIDE
}
