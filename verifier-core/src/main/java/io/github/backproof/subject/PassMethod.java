package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Tensor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/**
 * The forward or backward method of an annotated class: one array, then sizes.
 *
 * @param method the method, made accessible
 * @param argument the form of its array
 * @param result the form of what it returns; empty when it returns nothing, as the backward of token numbers may
 * @param sizes the sizes it takes after the array
 */
record PassMethod(Method method, ArrayForm argument, Optional<ArrayForm> result, List<Dimension> sizes) {
    boolean passesFloats() {
        return argument.isFloat() || result.filter(ArrayForm::isFloat).isPresent();
    }

    RawLayer.Call call(Object target, Tensor tensor, Sizes drawn) {
        Object array = argument.create(tensor);
        Object[] arguments = new Object[1 + sizes.size()];
        arguments[0] = array;
        for (int i = 0; i < sizes.size(); i++) {
            arguments[1 + i] = drawn.of(sizes.get(i));
        }
        Object returned =
                SubjectCode.call(method.getDeclaringClass(), method.getName(), () -> method.invoke(target, arguments));
        if (result.isEmpty()) {
            return new RawLayer.Call(
                    Tensor.of(new double[drawn.inputRows()], drawn.inputRows(), 1), argument.read(array));
        }
        if (returned == null) {
            throw SubjectFailure.of(label() + " returned null.");
        }
        return new RawLayer.Call(read(returned), argument.read(array));
    }

    private Tensor read(Object returned) {
        try {
            return result.orElseThrow().read(returned);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw SubjectFailure.of(label() + " returned rows of different lengths.");
        }
    }

    private String label() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
