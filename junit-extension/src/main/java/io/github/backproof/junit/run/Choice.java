package io.github.backproof.junit.run;

/** Which checks a run makes. */
public interface Choice {
    /** Whether any check of the class is wanted. */
    boolean wants(String className);

    /** Whether any check of the class, or of what one of its methods makes, may be wanted. */
    boolean mayWant(String className);

    /** Whether that invariant of the class is wanted. */
    boolean wants(String className, String invariant);
}
