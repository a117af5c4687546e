package io.github.backproof.property;

import io.github.backproof.subject.Subject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Every invariant that has a property, in the order of the ids. */
public final class Invariants {
    private static final List<InvariantProperty> ALL = Families.ALL.stream()
            .flatMap(family -> Arrays.stream(family.getMethods())
                    .filter(method -> method.isAnnotationPresent(Invariant.class))
                    .map(method -> InvariantProperty.of(family, method)))
            .sorted(Comparator.comparing(property -> property.spec().id()))
            .toList();

    private Invariants() {}

    /** All of them. */
    public static List<InvariantProperty> all() {
        return ALL;
    }

    /** Those that speak about the subject's kind. */
    public static List<InvariantProperty> concerning(Subject subject) {
        return ALL.stream().filter(property -> property.concerns(subject)).toList();
    }
}
