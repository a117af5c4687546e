package io.github.backproof.subject;

import io.github.backproof.specs.DeclaredPrecision;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;
import java.lang.reflect.Field;
import java.util.List;

/**
 * An instance of an annotated class.
 *
 * @param target the instance
 * @param forward its forward method
 * @param backward its backward method
 * @param parameters its fields, as live views
 */
record AnnotatedLayer(Object target, PassMethod forward, PassMethod backward, List<NamedParameter> parameters)
        implements RawLayer {
    @Override
    public Call forward(Tensor input, Sizes sizes) {
        return forward.call(target, input, sizes);
    }

    @Override
    public Call backward(Tensor outputGradient, Sizes sizes) {
        return backward.call(target, outputGradient, sizes);
    }

    /** The array in a field, read anew each time, because the class may replace it. */
    record FieldView(Object target, Field field, ArrayForm form) implements NamedParameter.View {
        @Override
        public Tensor read() {
            return form.read(array());
        }

        @Override
        public DeclaredPrecision precision() {
            return form.isFloat() ? DeclaredPrecision.FLOAT32 : DeclaredPrecision.FLOAT64;
        }

        @Override
        public void write(Tensor values) {
            form.write(values, array());
        }

        private Object array() {
            try {
                Object array = field.get(target);
                if (array == null) {
                    throw SubjectFailure.of(field.getDeclaringClass().getSimpleName() + "." + field.getName()
                            + " is null: create the array in the constructor.");
                }
                return array;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
