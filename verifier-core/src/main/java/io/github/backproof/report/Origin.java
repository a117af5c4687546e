package io.github.backproof.report;

/** How a result came to be in a report. */
public enum Origin {
    /** The checks ran. */
    RUN,
    /** The last result was taken, because neither the class path nor the settings had changed since. */
    UNCHANGED
}
