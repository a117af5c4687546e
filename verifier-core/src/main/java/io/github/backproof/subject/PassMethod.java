package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Tensor;
import java.lang.reflect.Method;
import java.util.List;

/**
 * The forward or backward method of an annotated class: one array, then sizes.
 *
 * @param method the method, made accessible
 * @param argument the form of its array
 * @param result the form of what it returns
 * @param sizes the sizes it takes after the array
 */
record PassMethod(Method method, ArrayForm argument, ArrayForm result, List<Dimension> sizes) {
    RawLayer.Call call(Object target, Tensor tensor, Sizes drawn) {
        Object array = argument.create(tensor);
        Object[] arguments = new Object[1 + sizes.size()];
        arguments[0] = array;
        for (int i = 0; i < sizes.size(); i++) {
            arguments[1 + i] = drawn.of(sizes.get(i));
        }
        Object returned =
                SubjectCode.call(method.getDeclaringClass(), method.getName(), () -> method.invoke(target, arguments));
        if (returned == null) {
            throw SubjectFailure.of(label() + " returned null.");
        }
        return new RawLayer.Call(read(returned), argument.read(array));
    }

    private Tensor read(Object returned) {
        try {
            return result.read(returned);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw SubjectFailure.of(label() + " returned rows of different lengths.");
        }
    }

    private String label() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
