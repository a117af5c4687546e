package io.github.backproof.property;

/**
 * How a run draws its cases.
 *
 * @param seed everything random follows from it
 * @param tries cases per invariant
 */
public record RunSettings(long seed, int tries) {
    /** The seed of a run that names none. */
    public static final long DEFAULT_SEED = 1L << 62;

    /** The tries of a run that names none. */
    public static final int DEFAULT_TRIES = Profile.STANDARD.tries();

    /** The seed of one invariant's cases: it does not depend on which other invariants run. */
    long seedOf(String invariant) {
        return seed * 0x9e3779b97f4a7c15L + invariant.hashCode();
    }
}
