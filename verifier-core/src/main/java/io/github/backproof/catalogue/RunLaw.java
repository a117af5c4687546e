package io.github.backproof.catalogue;

/** The laws of the family RUN: about what a layer does to the program that calls it. The run judges them, no property does. */
public enum RunLaw {
    /** Every call ends with a result. */
    ENDS_WITH_A_RESULT("RUN-01"),
    /** The layer fits into the memory. */
    FITS_INTO_MEMORY("RUN-02"),
    /** Every pass ends in time. */
    ENDS_IN_TIME("RUN-03"),
    /** The layer does not call for the JVM's end. */
    DOES_NOT_EXIT("RUN-04"),
    /** The JVM does not die of it. */
    JVM_SURVIVES("RUN-05"),
    /** It leaves no thread that keeps the JVM alive. */
    LETS_THE_JVM_END("RUN-06"),
    /** It leaves no thread at all. */
    LEAVES_NO_THREAD("RUN-07"),
    /** Standard output stays as it was. */
    LEAVES_OUTPUT("RUN-08"),
    /** Locale, time zone, properties and the like stay as they were. */
    LEAVES_SETTINGS("RUN-09"),
    /** The files of the class path stay as they were. */
    LEAVES_CLASS_PATH("RUN-10"),
    /** Another thread gets the same numbers. */
    SAME_ON_ANOTHER_THREAD("RUN-11"),
    /** Instances share no state. */
    INSTANCES_ARE_APART("RUN-12"),
    /** A result is not the argument. */
    RESULT_IS_ITS_OWN("RUN-13"),
    /** Input and output are not changed later. */
    ARRAYS_STAY("RUN-14");

    private static final String FAMILY = "RUN-";

    private final String id;

    RunLaw(String id) {
        this.id = id;
    }

    /** Its id, such as {@code RUN-03}. */
    public String id() {
        return id;
    }

    /** Its document. */
    public Spec spec() {
        return Catalogue.spec(id());
    }

    /** Whether an id is of this family. */
    public static boolean isOne(String id) {
        return id.startsWith(FAMILY);
    }
}
