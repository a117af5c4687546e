package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.subject.storage.Element;
import io.github.backproof.subject.storage.Form;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The forward or backward method of an annotated class.
 *
 * @param method the method, made accessible
 * @param arguments what its arguments are given
 * @param own the role of the array that it is called for
 * @param result where its result is
 */
record Pass(Method method, List<Argument> arguments, Role own, PassResult result) {
    /** The form of the array that it is called for; empty for the backward of a loss that takes none. */
    Optional<Form> ownForm() {
        return given(Argument.OfRole.class)
                .filter(argument -> argument.role() == own)
                .map(Argument.OfRole::form)
                .findFirst();
    }

    boolean passesFloats() {
        return Stream.of(ownForm(), result.form())
                .flatMap(Optional::stream)
                .anyMatch(form -> form.element() == Element.FLOAT);
    }

    boolean isStatic() {
        return Modifier.isStatic(method.getModifiers());
    }

    /** Whether it is told that size. */
    boolean takes(Dimension dimension) {
        return given(Argument.OfTold.class).anyMatch(argument -> argument.told().equals(new Told.Extent(dimension)));
    }

    /** Whether it is told that number. */
    boolean takes(Hyperparameter hyperparameter) {
        return given(Argument.OfTold.class)
                .anyMatch(argument ->
                        argument.told() instanceof Told.Real real && real.hyperparameter() == hyperparameter);
    }

    /** Whether it takes that number as a float. */
    boolean takesAsFloat(Hyperparameter hyperparameter) {
        return given(Argument.OfTold.class)
                .anyMatch(argument -> argument.told().equals(new Told.Real(hyperparameter, float.class)));
    }

    /** The arguments of one sort. */
    <T extends Argument> Stream<T> given(Class<T> sort) {
        return arguments.stream().filter(sort::isInstance).map(sort::cast);
    }

    /** What it is called in a sentence. */
    String label() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    /** Calls it; what it returns, or nothing at all for a method that returns nothing. */
    Optional<Object> call(AnnotatedLayer layer) {
        Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).in(layer);
        }
        Optional<Object> returned = SubjectCode.call(
                method.getDeclaringClass(),
                method.getName(),
                () -> Optional.ofNullable(method.invoke(layer.target(), values)));
        if (returned.isEmpty() && method.getReturnType() != void.class) {
            throw SubjectFailure.of(label() + " returned null.");
        }
        return returned;
    }
}
