package io.github.backproof.subject.storage;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;

/**
 * EJML's row-major matrices. Found by name, because the author's EJML is another one than the verifier's, if that has any.
 *
 * @param element what they hold
 * @param rows the field of the number of rows
 * @param columns the field of the number of columns
 * @param data the field of the array, which may be longer than the matrix
 * @param constructor takes rows and columns
 */
public record EjmlMatrices(Element element, Field rows, Field columns, Field data, Constructor<?> constructor)
        implements Form {
    private static final Map<String, Element> TYPES =
            Map.of("org.ejml.data.DMatrixRMaj", Element.DOUBLE, "org.ejml.data.FMatrixRMaj", Element.FLOAT);

    static Optional<Form> of(Class<?> type) {
        if (!TYPES.containsKey(type.getName())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EjmlMatrices(
                    TYPES.get(type.getName()),
                    type.getField("numRows"),
                    type.getField("numCols"),
                    type.getField("data"),
                    type.getConstructor(int.class, int.class)));
        } catch (NoSuchFieldException | NoSuchMethodException e) {
            // Some other EJML than is known here: its matrices are no containers.
            return Optional.empty();
        }
    }

    @Override
    public int rank() {
        return 2;
    }

    @Override
    public int[] shape(Object container) {
        return new int[] {(int) in(container, rows), (int) in(container, columns)};
    }

    @Override
    public Object holding(double[] values, int... shape) {
        try {
            Object matrix = constructor.newInstance(shape[0], shape[1]);
            write(values, 0, matrix, 0, values.length);
            return matrix;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void read(Object container, int from, double[] into, int at, int length) {
        element.read(in(container, data), from, into, at, length);
    }

    @Override
    public void write(double[] values, int at, Object container, int to, int length) {
        element.write(values, at, in(container, data), to, length);
    }

    private static Object in(Object container, Field field) {
        try {
            return field.get(container);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
