package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.Size;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The constructor of a subject, every argument of which the verifier knows how to fill.
 *
 * @param constructor the constructor, made accessible
 */
record SizedConstructor(Constructor<?> constructor) {
    static Optional<SizedConstructor> of(Class<?> type, List<String> problems) {
        List<Constructor<?>> usable = Arrays.stream(type.getDeclaredConstructors())
                .filter(candidate -> Arrays.stream(candidate.getParameters()).allMatch(SizedConstructor::isKnown))
                .toList();
        if (usable.size() != 1) {
            problems.add(type.getSimpleName() + " has " + (usable.isEmpty() ? "no" : usable.size() + "")
                    + " constructor" + (usable.size() > 1 ? "s" : "")
                    + " that the verifier can call: mark every argument of"
                    + " exactly one with \"@Size(...) int\" or \"@Hyper(...) double\".");
            return Optional.empty();
        }
        usable.get(0).setAccessible(true);
        return Optional.of(new SizedConstructor(usable.get(0)));
    }

    private static boolean isKnown(Parameter parameter) {
        Class<?> type = parameter.getType();
        return parameter.isAnnotationPresent(Size.class) && type == int.class
                || parameter.isAnnotationPresent(Hyper.class) && (type == double.class || type == float.class);
    }

    boolean takes(Dimension dimension) {
        return Arrays.stream(constructor.getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(Size.class)
                        && parameter.getAnnotation(Size.class).value() == dimension);
    }

    boolean takes(Hyperparameter hyperparameter) {
        return Arrays.stream(constructor.getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(Hyper.class)
                        && parameter.getAnnotation(Hyper.class).value() == hyperparameter);
    }

    Object create(Sizes sizes, Hypers hypers) {
        Object[] arguments = Arrays.stream(constructor.getParameters())
                .map(parameter -> argument(parameter, sizes, hypers))
                .toArray();
        return SubjectCode.call(
                constructor.getDeclaringClass(), "constructor", () -> constructor.newInstance(arguments));
    }

    private static Object argument(Parameter parameter, Sizes sizes, Hypers hypers) {
        Size size = parameter.getAnnotation(Size.class);
        if (size != null) {
            return sizes.of(size.value());
        }
        double number = switch (parameter.getAnnotation(Hyper.class).value()) {
            case EPSILON -> hypers.epsilon();
            case LORA_ALPHA -> hypers.loraAlpha();
        };
        if (parameter.getType() == float.class) {
            return (float) number;
        }
        return number;
    }
}
