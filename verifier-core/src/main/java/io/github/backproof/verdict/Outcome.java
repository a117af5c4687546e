package io.github.backproof.verdict;

/** How the check of one invariant on one subject ended. */
public enum Outcome {
    /** It held in every try, up to rounding. */
    UPHELD,
    /** It did not hold in at least one try. */
    VIOLATED,
    /** The subject's own code failed during a try. */
    FAILED,
    /** It did not hold, and a waiver accepts that. */
    WAIVED,
    /** No try had enough precision to say. */
    CANNOT_TELL,
    /** It says nothing about this subject; the reason is given. */
    NOT_APPLICABLE;

    /** Whether the subject does not comply because of it. */
    public boolean isBreach() {
        return this == VIOLATED || this == FAILED;
    }
}
