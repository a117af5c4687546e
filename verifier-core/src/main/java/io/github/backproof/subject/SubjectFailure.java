package io.github.backproof.subject;

import java.util.Arrays;

/** The subject's own code failed, or returned what its kind does not. The message is one sentence for its author. */
public final class SubjectFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean ofShape;

    private SubjectFailure(String sentence, Throwable cause, boolean ofShape) {
        super(sentence, cause);
        this.ofShape = ofShape;
    }

    /** What a member returned is not what the kind says. */
    static SubjectFailure of(String sentence) {
        return new SubjectFailure(sentence, new IllegalStateException(sentence), false);
    }

    /** A result or a gradient has a shape that its kind does not give it. */
    static SubjectFailure ofShape(String sentence) {
        return new SubjectFailure(sentence, new IllegalStateException(sentence), true);
    }

    /** Whether the subject's code returned, and what it returned has a wrong shape. */
    public boolean isOfShape() {
        return ofShape;
    }

    /** A member threw. The sentence names the exception, its message and the line in the subject's source. */
    static SubjectFailure thrown(Class<?> subject, String member, Throwable thrown) {
        String message = message(thrown);
        String sentence = subject.getSimpleName() + "." + member + " threw "
                + thrown.getClass().getSimpleName() + message + place(subject, thrown) + ".";
        return new SubjectFailure(sentence, thrown, false);
    }

    /** An exception of the subject's own class may fail to say what it is about. */
    private static String message(Throwable thrown) {
        try {
            return thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        } catch (RuntimeException | Error unspeakable) {
            return "";
        }
    }

    private static String place(Class<?> subject, Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().equals(subject.getName()))
                .findFirst()
                .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }
}
