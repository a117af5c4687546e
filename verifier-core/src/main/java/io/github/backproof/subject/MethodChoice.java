package io.github.backproof.subject;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses the method that is a pass: the marked one, or else the one that has the name.
 *
 * @param type the class
 * @param name "forward" or "backward"
 * @param annotation what marks it
 */
record MethodChoice(Class<?> type, String name, Class<? extends Annotation> annotation) {
    /** Reads a method as a pass. */
    interface Reading {
        /** What came of it. */
        Attempt of(Method method);
    }

    /**
     * A method that was read.
     *
     * @param pass the pass; empty when something is wrong
     * @param reader what was found on the way
     */
    record Attempt(Optional<Pass> pass, PassReader reader) {}

    /** The attempt that the class is bound by; empty when it says why not. */
    Optional<Attempt> of(Reading reading, Sentences problems) {
        List<Method> marked = Hierarchy.methods(type)
                .filter(method -> method.isAnnotationPresent(annotation))
                .toList();
        if (marked.size() > 1) {
            problems.add(
                    "%s has %d methods marked @%s (%s): leave the mark on one.",
                    type.getSimpleName(),
                    marked.size(),
                    annotation.getSimpleName(),
                    marked.stream().map(Method::getName).collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        List<Method> candidates = marked.isEmpty()
                ? Hierarchy.methods(type)
                        .filter(method -> method.getName().equals(name))
                        .toList()
                : marked;
        if (candidates.isEmpty()) {
            problems.add(
                    "%s has no method \"%s\": give the %s pass that name, or mark it with @%s.",
                    type.getSimpleName(), name, name, annotation.getSimpleName());
            return Optional.empty();
        }
        return amongCandidates(candidates, reading, problems);
    }

    private Optional<Attempt> amongCandidates(List<Method> candidates, Reading reading, Sentences problems) {
        List<Attempt> attempts = new ArrayList<>();
        candidates.forEach(method -> attempts.add(reading.of(method)));
        List<Attempt> usable =
                attempts.stream().filter(attempt -> attempt.pass().isPresent()).toList();
        if (usable.size() == 1) {
            return Optional.of(usable.get(0));
        }
        if (attempts.size() == 1) {
            problems.addAll(attempts.get(0).reader().problems());
        } else {
            problems.add(
                    "%s has %d methods \"%s\"%s: mark the one to verify with @%s.",
                    type.getSimpleName(),
                    candidates.size(),
                    name,
                    usable.isEmpty() ? ", none of which can be called" : "",
                    annotation.getSimpleName());
        }
        return Optional.empty();
    }
}
