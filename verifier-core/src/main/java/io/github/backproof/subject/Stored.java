package io.github.backproof.subject;

import io.github.backproof.specs.DeclaredPrecision;

/** A parameter or a gradient where its author keeps it. */
interface Stored {
    /**
     * The values row by row.
     *
     * @throws SubjectFailure when there are not as many as the shape has
     */
    double[] read(StoredShape shape);

    /** Overwrites them. */
    void write(double[] values, StoredShape shape);

    /** Whether there are any yet: what backward returns is not there before. */
    default boolean isThere() {
        return true;
    }

    /** What it is called in a sentence. */
    String label();

    /** The precision they are stored in; {@code INFERRED} when that is not known. */
    DeclaredPrecision precision();

    /** The extents of what they lie in; none when other parameters lie there too. */
    int[] extents();
}
