package io.github.backproof.numerics;

/** Says of each entry of a matrix whether it counts. */
@FunctionalInterface
public interface EntryMask {
    /** Whether the entry in a row and column, counted from 0, counts. */
    boolean isOpen(int row, int column);
}
