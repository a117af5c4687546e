package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a layer's object is made. */
sealed interface Maker {
    /**
     * The object.
     *
     * @throws SubjectFailure when the subject's own code fails
     */
    Object make(Sizes sizes, Hypers hypers);

    /** What it is told. */
    List<Told> told();

    default boolean takes(Dimension dimension) {
        return told().contains(new Told.Extent(dimension));
    }

    default boolean takes(Hyperparameter hyperparameter) {
        return told().stream()
                .anyMatch(told -> told instanceof Told.Real real && real.hyperparameter() == hyperparameter);
    }

    /** Whether it takes that number as a float. */
    default boolean takesAsFloat(Hyperparameter hyperparameter) {
        return told().contains(new Told.Real(hyperparameter, float.class));
    }

    /** Whether it is told any size. */
    default boolean isSized() {
        return told().stream().anyMatch(Told.Extent.class::isInstance);
    }

    /** There is none: the two passes are static and need nothing else. */
    record OfNothing(Class<?> type) implements Maker {
        @Override
        public Object make(Sizes sizes, Hypers hypers) {
            return type;
        }

        @Override
        public List<Told> told() {
            return List.of();
        }
    }

    /** A constructor, or a static method. */
    record Calling(Executable code, List<Told> told) implements Maker {
        @Override
        public Object make(Sizes sizes, Hypers hypers) {
            Object[] arguments =
                    told.stream().map(number -> number.of(sizes, hypers)).toArray();
            Class<?> type = code.getDeclaringClass();
            if (code instanceof Constructor<?> constructor) {
                return SubjectCode.call(type, "constructor", () -> constructor.newInstance(arguments));
            }
            Object made = SubjectCode.call(
                            type, code.getName(), () -> Optional.ofNullable(((Method) code).invoke(type, arguments)))
                    .orElseThrow(
                            () -> SubjectFailure.of(type.getSimpleName() + "." + code.getName() + " returned null."));
            return made;
        }
    }

    /** A method that makes layers, every argument of which is marked. */
    static Optional<Maker> of(Method factory, String label, Sentences problems) {
        problems.open(factory, label);
        Optional<Maker> maker = calling(factory);
        if (maker.isEmpty()) {
            problems.add(
                    "%s cannot be called: mark each argument with \"@Size(...) int\" or \"@Hyper(...) double\".",
                    label);
        }
        return maker;
    }

    /** The one constructor or static method of a class, every argument of which is marked; without arguments if there is no such one. */
    static Optional<Maker> of(Class<?> type, Sentences problems) {
        List<Executable> callable =
                ways(type).filter(way -> calling(way).isPresent()).toList();
        List<Executable> told =
                callable.stream().filter(way -> way.getParameterCount() > 0).toList();
        List<Executable> usable = told.isEmpty() ? preferred(callable) : told;
        if (usable.size() != 1) {
            problems.add(
                    usable.isEmpty()
                            ? "%s has no constructor that the verifier can call: mark every argument of exactly one with"
                                    + " \"@Size(...) int\" or \"@Hyper(...) double\"."
                            : "%s can be made in %d ways: mark the arguments of one constructor or static method only.",
                    type.getSimpleName(),
                    usable.size());
            return Optional.empty();
        }
        Executable code = usable.get(0);
        String name = code instanceof Method ? code.getName() : "constructor";
        problems.open(code, type.getSimpleName() + "." + name);
        return calling(code);
    }

    private static Stream<Executable> ways(Class<?> type) {
        Stream<Executable> factories = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
                .map(Executable.class::cast);
        return Modifier.isAbstract(type.getModifiers())
                ? factories
                : Stream.concat(Arrays.stream(type.getDeclaredConstructors()), factories);
    }

    private static List<Executable> preferred(List<Executable> withoutArguments) {
        List<Executable> constructors =
                withoutArguments.stream().filter(Constructor.class::isInstance).toList();
        return constructors.isEmpty() ? withoutArguments : constructors;
    }

    private static Optional<Maker> calling(Executable code) {
        List<Optional<Told>> told =
                Arrays.stream(code.getParameters()).map(Told::by).toList();
        return told.stream().allMatch(Optional::isPresent)
                ? Optional.of(new Calling(
                        code, told.stream().map(Optional::orElseThrow).toList()))
                : Optional.empty();
    }
}
