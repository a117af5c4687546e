package io.github.backproof.report;

/**
 * A line for the console.
 *
 * @param severity how it is marked
 * @param text without line end
 */
public record ConsoleLine(Severity severity, String text) {
    /** How a line is marked. */
    public enum Severity {
        /** All is well. */
        INFO,
        /** To be looked at. */
        WARNING,
        /** Breaks the build. */
        ERROR
    }
}
