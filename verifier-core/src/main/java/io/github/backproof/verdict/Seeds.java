package io.github.backproof.verdict;

/** The seed of one invariant's cases, which follows from the run's and depends on no other invariant. */
public final class Seeds {
    // Odd, so that it has an inverse among the numbers of 64 bits.
    private static final long FACTOR = 0x9e3779b97f4a7c15L;
    private static final long INVERSE = 0xf1de83e19937733dL;

    private Seeds() {}

    /** The invariant's seed in a run of that seed. */
    public static long ofInvariant(long run, String invariant) {
        return run * FACTOR + invariant.hashCode();
    }

    /** The seed of the run in which the invariant has this one. */
    public static long ofRun(long seed, String invariant) {
        return (seed - invariant.hashCode()) * INVERSE;
    }
}
