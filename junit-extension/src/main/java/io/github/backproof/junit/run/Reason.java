package io.github.backproof.junit.run;

import io.github.backproof.verdict.Verdict;

/** Why a law has nothing to say, as it is worded everywhere. */
public final class Reason {
    private Reason() {}

    /** Of a verdict that is not applicable. */
    public static String notApplicable(Verdict verdict) {
        return "not applicable because " + verdict.reason().orElseThrow();
    }

    /** Of a verdict that could not be had. */
    public static String cannotTell(Verdict verdict) {
        return "cannot tell: " + verdict.reason().orElseThrow();
    }
}
