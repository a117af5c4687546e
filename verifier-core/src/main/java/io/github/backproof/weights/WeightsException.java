package io.github.backproof.weights;

/** A file of weights that cannot be read or written; the message says in one sentence what is wrong with it. */
public final class WeightsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the sentence that the user reads. */
    public WeightsException(String message) {
        super(message);
    }

    /** With the sentence that the user reads, and what caused it. */
    public WeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
