package io.github.backproof.subject;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A class with its superclasses. */
final class Hierarchy {
    private Hierarchy() {}

    /** The class itself first, without {@code Object}. */
    static List<Class<?>> of(Class<?> type) {
        List<Class<?>> classes = new ArrayList<>();
        Class<?> next = type;
        while (next != null && next != Object.class) {
            classes.add(next);
            next = next.getSuperclass();
        }
        return classes;
    }

    /** The methods that an object has, each as it is overridden last. */
    static Stream<Method> methods(Class<?> type) {
        Set<List<?>> seen = new HashSet<>();
        return of(type).stream()
                .flatMap(declaring -> Arrays.stream(declaring.getDeclaredMethods()))
                .filter(method -> !method.isBridge() && !method.isSynthetic())
                .filter(method -> seen.add(List.of(method.getName(), List.of(method.getParameterTypes()))));
    }
}
