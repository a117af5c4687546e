package io.github.backproof.subject;

import io.github.backproof.specs.GradientChecked;
import java.lang.reflect.Method;

/**
 * Where {@link GradientChecked} stands.
 *
 * @param name the name reports use
 * @param fullName the full name of the class, and of the method after a point
 * @param type the class of the layers
 * @param declared what is declared there
 */
record MarkedPlace(String name, String fullName, Class<?> type, GradientChecked declared) {
    /** What is told the sizes, in a sentence. */
    String told() {
        return name.contains(".") ? "it" : "its constructor";
    }

    static MarkedPlace of(Class<?> type, GradientChecked declared) {
        return new MarkedPlace(type.getSimpleName(), type.getName(), type, declared);
    }

    static MarkedPlace of(Method factory) {
        Class<?> around = factory.getDeclaringClass();
        return new MarkedPlace(
                around.getSimpleName() + "." + factory.getName(),
                around.getName() + "." + factory.getName(),
                factory.getReturnType(),
                factory.getAnnotation(GradientChecked.class));
    }
}
