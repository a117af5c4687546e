package io.github.backproof.junit.run;

import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Verdict;

/** Something that finds out whether a law holds for a layer; one call at a time. */
@FunctionalInterface
public interface LawRunner {
    /**
     * The verdict.
     *
     * @param law the law's id
     * @param seed the run's, from which the law's own follows
     * @param tries how many cases
     */
    Verdict verdict(String law, Subject subject, long seed, int tries);
}
