package io.github.backproof.specs;

import java.util.Arrays;

/** Views of runs of flat arrays. */
final class ArrayView {
    private ArrayView() {}

    record Floats(float[] buffer, int offset, int[] shape) implements NamedParameter.View {
        Floats {
            requireRoom(buffer.length, offset, Tensor.sizeOf(shape));
        }

        @Override
        public Tensor read() {
            return Tensor.of(Arrays.copyOfRange(buffer, offset, offset + Tensor.sizeOf(shape)), shape);
        }

        @Override
        public DeclaredPrecision precision() {
            return DeclaredPrecision.FLOAT32;
        }

        @Override
        public void write(Tensor values) {
            System.arraycopy(values.toFloats(), 0, buffer, offset, values.size());
        }
    }

    record Doubles(double[] buffer, int offset, int[] shape) implements NamedParameter.View {
        Doubles {
            requireRoom(buffer.length, offset, Tensor.sizeOf(shape));
        }

        @Override
        public Tensor read() {
            return Tensor.of(Arrays.copyOfRange(buffer, offset, offset + Tensor.sizeOf(shape)), shape);
        }

        @Override
        public DeclaredPrecision precision() {
            return DeclaredPrecision.FLOAT64;
        }

        @Override
        public void write(Tensor values) {
            System.arraycopy(values.toDoubles(), 0, buffer, offset, values.size());
        }
    }

    private static void requireRoom(int length, int offset, int size) {
        if (offset < 0 || size > length - offset) {
            throw new IllegalArgumentException("A view of " + size + " values from offset " + offset
                    + " does not fit a buffer of " + length + ".");
        }
    }
}
