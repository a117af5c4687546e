package io.github.backproof.subject;

import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.Gradients;
import io.github.backproof.specs.Packing;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Parameters;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;

/**
 * What a marked container is said to hold.
 *
 * @param annotation the annotation, as it is written without its arguments
 * @param names the names in the order in which they lie there
 * @param packing how they lie there
 */
record Naming(String annotation, List<String> names, Packing packing) {
    /** What stands for the input where gradients are named. */
    static final String INPUT = "input";

    static Optional<Naming> ofParameters(AnnotatedElement element) {
        Parameter one = element.getAnnotation(Parameter.class);
        if (one != null) {
            return Optional.of(new Naming("@Parameter", List.of(one.value()), Packing.ONE_AFTER_ANOTHER));
        }
        return Optional.ofNullable(element.getAnnotation(Parameters.class))
                .map(several -> new Naming("@Parameters", List.of(several.value()), several.packing()));
    }

    static Optional<Naming> ofGradients(AnnotatedElement element) {
        Gradient one = element.getAnnotation(Gradient.class);
        if (one != null) {
            return Optional.of(new Naming("@Gradient", List.of(one.value()), Packing.ONE_AFTER_ANOTHER));
        }
        return Optional.ofNullable(element.getAnnotation(Gradients.class))
                .map(several -> new Naming("@Gradients", List.of(several.value()), several.packing()));
    }

    /** Whether it is the gradient of the input. */
    boolean isInput() {
        return names.equals(List.of(INPUT));
    }
}
