package io.github.backproof.property;

import io.github.backproof.verdict.Seeds;

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
        return Seeds.ofInvariant(seed, invariant);
    }
}
