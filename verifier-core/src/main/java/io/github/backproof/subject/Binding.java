package io.github.backproof.subject;

import io.github.backproof.specs.LayerKind;
import java.util.List;

/** What came of binding what is marked {@link io.github.backproof.specs.GradientChecked}. */
public sealed interface Binding {
    /** The name reports use. */
    String name();

    /** The full name of the class, and of the method after a point. */
    String className();

    /** What it is to compute. */
    LayerKind kind();

    /** It can be verified. */
    record Bound(Subject subject) implements Binding {
        @Override
        public String name() {
            return subject.name();
        }

        @Override
        public String className() {
            return subject.className();
        }

        @Override
        public LayerKind kind() {
            return subject.kind();
        }
    }

    /**
     * It cannot, and why: everything that is wrong, one sentence each.
     *
     * @param name the name reports use
     * @param className the full name
     * @param kind what it is to compute
     * @param problems never empty
     */
    record Refused(String name, String className, LayerKind kind, List<String> problems) implements Binding {}
}
