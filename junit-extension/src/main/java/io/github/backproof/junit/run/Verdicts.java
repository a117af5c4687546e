package io.github.backproof.junit.run;

import io.github.backproof.verdict.Verdict;

/** Where the verdicts of a run come from. */
public interface Verdicts extends AutoCloseable {
    /** Each found when it is asked for. */
    Verdicts ONE_BY_ONE = LawCheck::verdict;

    /**
     * The verdict; waits for it.
     *
     * @throws IllegalStateException when jqwik or a property fails by itself: our bug, not the subject's
     */
    Verdict of(LawCheck check);

    /** Nothing is checked any more. */
    @Override
    default void close() {}
}
