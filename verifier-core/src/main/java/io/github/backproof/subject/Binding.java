package io.github.backproof.subject;

import java.util.List;

/** What came of binding an annotated class. */
public sealed interface Binding {
    /** It can be verified. */
    record Bound(Subject subject) implements Binding {}

    /**
     * It cannot, and why: everything that is wrong, one sentence each.
     *
     * @param name the class's simple name
     * @param className its full name
     * @param problems never empty
     */
    record Refused(String name, String className, List<String> problems) implements Binding {}
}
