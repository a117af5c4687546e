package io.github.backproof.fault.joinable;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The other one of two joined layers.
 *
 * @param equations the names of the methods that it overrides
 * @param layer the layer itself
 */
public record Partner<J>(Set<String> equations, Supplier<J> layer) {
    private static final Map<Class<?>, Set<String>> OVERRIDDEN = new ConcurrentHashMap<>();

    /** Of a layer that stands alone. */
    static <J> Partner<J> none() {
        return new Partner<>(Set.of(), () -> {
            throw new AssertionError("A partner that overrides nothing is never asked.");
        });
    }

    /** The partner, where it overrides the equation. */
    Optional<J> of(String equation) {
        return equations.contains(equation) ? Optional.of(layer.get()) : Optional.empty();
    }

    /** Copies of two layers that know each other, seen from the first; nothing where both override the same equation. */
    static <J extends Joinable<J>> Optional<J> joined(J first, J second) {
        Set<String> ofFirst = overridden(first.getClass());
        Set<String> ofSecond = overridden(second.getClass());
        if (!Collections.disjoint(ofFirst, ofSecond)) {
            return Optional.empty();
        }
        List<J> both = new ArrayList<>();
        both.add(first.beside(new Partner<>(ofSecond, () -> both.get(1))));
        both.add(second.beside(new Partner<>(ofFirst, () -> both.get(0))));
        return Optional.of(both.get(0));
    }

    /** The joinable class that a layer's class is or extends. */
    static Class<?> joinable(Class<?> layer) {
        return layer.getPackage() == Partner.class.getPackage() ? layer : joinable(layer.getSuperclass());
    }

    private static Set<String> overridden(Class<?> layer) {
        return OVERRIDDEN.computeIfAbsent(layer, Partner::declaredBelowJoinable);
    }

    private static Set<String> declaredBelowJoinable(Class<?> layer) {
        Set<String> names = new HashSet<>();
        for (Class<?> type = layer; type != joinable(layer); type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (!method.isSynthetic() && !Modifier.isPrivate(method.getModifiers())) {
                    names.add(method.getName());
                }
            }
        }
        return Collections.unmodifiableSet(names);
    }
}
