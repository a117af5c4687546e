package io.github.backproof.junit.fork;

import io.github.backproof.junit.run.Verification;
import io.github.backproof.report.SubjectReport;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A user's class, or the reason why there is none.
 *
 * @param name the full name that was asked for
 * @param loader what it is loaded by
 */
record Loaded(String name, ClassLoader loader) {
    /** The reports on it and on what its methods make; a class that does not load does not keep the others from being verified. */
    List<SubjectReport> verify(Verification verification) {
        return with(verification::of, problem -> List.of(refused(problem)));
    }

    /** The checks that concern it and what its methods make, by subject. */
    Map<String, List<String>> checks(Verification verification) {
        return with(verification::checksOf, problem -> Map.of(name, List.of(Verification.NO_INVARIANT)));
    }

    private <T> T with(Function<Class<?>, T> use, Function<String, T> otherwise) {
        try {
            return use.apply(Class.forName(name, false, loader));
        } catch (UnsupportedClassVersionError e) {
            return otherwise.apply(name + " was compiled for a newer Java than the "
                    + Runtime.version().feature()
                    + " that runs Maven: run Maven with the Java of the compiler, or compile with <release>"
                    + Runtime.version().feature() + "</release>.");
        } catch (ClassNotFoundException | LinkageError e) {
            return otherwise.apply(name + " cannot be loaded (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                    + "): add what it needs to the test class path.");
        }
    }

    private SubjectReport refused(String problem) {
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        return new SubjectReport(
                simple, name, "unknown", "unknown", List.of(problem), List.of(), List.of(), List.of(), 0);
    }
}
