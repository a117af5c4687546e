package io.github.backproof.junit.run;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.subject.Binding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a marked class says of itself, for one whose own code must not be called. */
public final class MarkedKind {
    private MarkedKind() {}

    /**
     * The class as one that cannot be verified.
     *
     * @param type marked, or with a marked method
     * @param problem why
     */
    public static Binding refused(Class<?> type, String problem) {
        GradientChecked mark = Stream.concat(
                        Optional.ofNullable(type.getAnnotation(GradientChecked.class)).stream(),
                        Arrays.stream(type.getDeclaredMethods())
                                .flatMap(method ->
                                        Optional.ofNullable(method.getAnnotation(GradientChecked.class)).stream()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " is not marked."));
        return new Binding.Refused(type.getSimpleName(), type.getName(), mark.value(), List.of(problem));
    }
}
