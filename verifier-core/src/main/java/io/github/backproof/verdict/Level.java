package io.github.backproof.verdict;

/** How much depends on an invariant. */
public enum Level {
    /** Its violation fails the build. */
    MUST,
    /** Its violation is a warning. */
    SHOULD
}
