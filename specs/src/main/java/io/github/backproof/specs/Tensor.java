package io.github.backproof.specs;

import java.util.Arrays;

/**
 * Numbers in a shape, row by row. Immutable; float32 values are held exactly, as doubles.
 *
 * <p>Equality is of shape and bits: NaN equals NaN, and 0.0 differs from −0.0.
 */
public final class Tensor {
    private final int[] shape;
    private final double[] values;

    private Tensor(double[] values, int[] shape) {
        if (sizeOf(shape) != values.length) {
            throw new IllegalArgumentException(
                    "Shape " + Arrays.toString(shape) + " does not hold " + values.length + " values.");
        }
        this.shape = shape;
        this.values = values;
    }

    /** A tensor of the shape, filled row by row. The array is copied. */
    public static Tensor of(double[] values, int... shape) {
        return new Tensor(values.clone(), shape.clone());
    }

    /** A tensor of the shape, filled row by row. The array is copied. */
    public static Tensor of(float[] values, int... shape) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return new Tensor(wide, shape.clone());
    }

    /** A matrix from rows of equal length. */
    public static Tensor of(double[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        double[] flat = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            requireWidth(i, rows[i].length, width);
            System.arraycopy(rows[i], 0, flat, i * width, width);
        }
        return new Tensor(flat, new int[] {rows.length, width});
    }

    /** A matrix from rows of equal length. */
    public static Tensor of(float[][] rows) {
        double[][] wide = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            wide[i] = of(rows[i], rows[i].length).values;
        }
        return of(wide);
    }

    /** The number of values a shape holds. */
    public static int sizeOf(int... shape) {
        int size = 1;
        for (int extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("Shape " + Arrays.toString(shape) + " has a negative extent.");
            }
            size = Math.multiplyExact(size, extent);
        }
        return size;
    }

    /** The extents, outermost first. */
    public int[] shape() {
        return shape.clone();
    }

    /** The number of values. */
    public int size() {
        return values.length;
    }

    /** The first extent; 1 for a vector. */
    public int rows() {
        return shape.length < 2 ? 1 : shape[0];
    }

    /** The product of all extents but the first; the length of a vector. */
    public int columns() {
        return shape.length < 2 ? values.length : sizeOf(Arrays.copyOfRange(shape, 1, shape.length));
    }

    /** The value in a row and column, counted from 0. */
    public double at(int row, int column) {
        if (column < 0 || column >= columns()) {
            throw new IndexOutOfBoundsException("column " + column + " of " + columns());
        }
        return values[row * columns() + column];
    }

    /** The values, row by row, in a new array. */
    public double[] toDoubles() {
        return values.clone();
    }

    /** The values, row by row, in a new array, rounded to float32. */
    public float[] toFloats() {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    /** The rows, in new arrays. */
    public double[][] toDoubleRows() {
        double[][] rows = new double[rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * columns(), (i + 1) * columns());
        }
        return rows;
    }

    /** The rows, in new arrays, rounded to float32. */
    public float[][] toFloatRows() {
        float[][] rows = new float[rows()][];
        float[] flat = toFloats();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * columns(), (i + 1) * columns());
        }
        return rows;
    }

    private static void requireWidth(int row, int width, int expected) {
        if (width != expected) {
            throw new IllegalArgumentException(
                    "Row " + row + " has " + width + " values where row 0 has " + expected + ".");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && Arrays.equals(shape, that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(shape) + Arrays.toString(values);
    }
}
