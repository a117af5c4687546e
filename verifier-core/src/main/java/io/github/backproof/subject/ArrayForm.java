package io.github.backproof.subject;

import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** The array types that annotated classes may use, and how each is read and written. */
enum ArrayForm {
    FLOATS(float[].class) {
        @Override
        Tensor read(Object array) {
            float[] values = (float[]) array;
            return Tensor.of(values, values.length);
        }

        @Override
        Object create(Tensor values) {
            return values.toFloats();
        }

        @Override
        void write(Tensor values, Object array) {
            System.arraycopy(values.toFloats(), 0, array, 0, values.size());
        }
    },
    DOUBLES(double[].class) {
        @Override
        Tensor read(Object array) {
            double[] values = (double[]) array;
            return Tensor.of(values, values.length);
        }

        @Override
        Object create(Tensor values) {
            return values.toDoubles();
        }

        @Override
        void write(Tensor values, Object array) {
            System.arraycopy(values.toDoubles(), 0, array, 0, values.size());
        }
    },
    /** Token numbers. */
    INTS(int[].class) {
        @Override
        Tensor read(Object array) {
            double[] values = Arrays.stream((int[]) array).asDoubleStream().toArray();
            return Tensor.of(values, values.length);
        }

        @Override
        Object create(Tensor values) {
            return Arrays.stream(values.toDoubles()).mapToInt(v -> (int) v).toArray();
        }

        @Override
        void write(Tensor values, Object array) {
            System.arraycopy(create(values), 0, array, 0, values.size());
        }
    },
    FLOAT_ROWS(float[][].class) {
        @Override
        Tensor read(Object array) {
            return Tensor.of((float[][]) array);
        }

        @Override
        Object create(Tensor values) {
            return values.toFloatRows();
        }

        @Override
        void write(Tensor values, Object array) {
            writeRows(values.toFloats(), (Object[]) array);
        }
    },
    DOUBLE_ROWS(double[][].class) {
        @Override
        Tensor read(Object array) {
            return Tensor.of((double[][]) array);
        }

        @Override
        Object create(Tensor values) {
            return values.toDoubleRows();
        }

        @Override
        void write(Tensor values, Object array) {
            writeRows(values.toDoubles(), (Object[]) array);
        }
    };

    private final Class<?> type;

    ArrayForm(Class<?> type) {
        this.type = type;
    }

    /** The form of arrays of real numbers. */
    static Optional<ArrayForm> ofReals(Class<?> type) {
        return of(type).filter(form -> form != INTS);
    }

    /** The form of what a forward may be given: token numbers too, where the kind takes them. */
    static Optional<ArrayForm> ofInputs(Class<?> type, LayerKind kind) {
        return kind.takesTokens() ? of(type) : ofReals(type);
    }

    private static Optional<ArrayForm> of(Class<?> type) {
        return Arrays.stream(values()).filter(form -> form.type == type).findFirst();
    }

    /** The values now in the array: one row for a flat array. */
    abstract Tensor read(Object array);

    /** A new array with the values, in rows where this form has rows. */
    abstract Object create(Tensor values);

    /** Overwrites the array in place; the sizes must be equal. */
    abstract void write(Tensor values, Object array);

    /** Whether its elements are floats. */
    boolean isFloat() {
        return this == FLOATS || this == FLOAT_ROWS;
    }

    private static void writeRows(Object flat, Object[] rows) {
        int offset = 0;
        for (Object row : rows) {
            int width = java.lang.reflect.Array.getLength(row);
            System.arraycopy(flat, offset, row, 0, width);
            offset += width;
        }
    }
}
