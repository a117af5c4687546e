package io.github.backproof.junit.fork;

/** A run cannot go on, and no subject is the reason. The message is one sentence. */
public final class RunBrokenException extends Exception {
    private static final long serialVersionUID = 1;

    RunBrokenException(String sentence) {
        super(sentence);
    }
}
