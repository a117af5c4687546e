package io.github.backproof.junit.fork;

/**
 * A piece of a run in which the code of one subject is called.
 *
 * @param subject the full name of the class, and of the method after a point
 * @param name the law that is checked, or one of the constants
 * @param seed the seed of the run that it belongs to
 */
record Step(String subject, String name, long seed) {
    static final String BINDING = "binding";
    static final String DIAGNOSIS = "diagnosis";
    static final String AFTERWARDS = "afterwards";

    /** None. */
    static final Step NONE = new Step("", "", 0);

    /** Where something was seen, as reports say it. */
    String place() {
        return switch (name) {
            case BINDING -> "when it was first built and called";
            case DIAGNOSIS -> "in the diagnosis";
            case AFTERWARDS -> "after its checks";
            default -> "in the check of " + name;
        };
    }
}
