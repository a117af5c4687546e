package io.github.backproof.numerics.kernel;

/**
 * A matrix seen in an array: entry (i, j) is {@code data[offset + i·rowStride + j·columnStride]}. A stride of 0 repeats a row or a
 * column. The array is shared, never copied, and nobody writes to it once a matrix is seen in it.
 *
 * @param data the values, and possibly others
 * @param offset where entry (0, 0) is
 * @param rows the number of rows
 * @param columns the number of columns
 * @param rowStride from an entry to the one below
 * @param columnStride from an entry to the one on its right
 */
public record Strided(double[] data, int offset, int rows, int columns, int rowStride, int columnStride) {
    /** An array filled row by row. */
    public static Strided rowMajor(int rows, int columns, double[] data) {
        return new Strided(data, 0, rows, columns, columns, 1);
    }

    /** Zeros in an array of their own. */
    public static Strided zeros(int rows, int columns) {
        return rowMajor(rows, columns, new double[Math.multiplyExact(rows, columns)]);
    }

    /** The entry in a row and column. */
    public double at(int row, int column) {
        return data[offset + row * rowStride + column * columnStride];
    }

    /** Where a row begins. */
    public int row(int row) {
        return offset + row * rowStride;
    }

    /** Rows and columns exchanged. */
    public Strided transposed() {
        return new Strided(data, offset, columns, rows, columnStride, rowStride);
    }

    /** The rows from {@code from} up to, not including, {@code to}. */
    public Strided rowRange(int from, int to) {
        return new Strided(data, row(from), to - from, columns, rowStride, columnStride);
    }

    /** The columns from {@code from} up to, not including, {@code to}. */
    public Strided columnRange(int from, int to) {
        return new Strided(data, offset + from * columnStride, rows, to - from, rowStride, columnStride);
    }

    /** Whether the array holds these entries row by row and nothing else. */
    public boolean isWholeArray() {
        return offset == 0
                && data.length == rows * columns
                && (columnStride == 1 || columns == 1)
                && (rowStride == columns || rows == 1);
    }

    /** The entries row by row in an array of their own, or this where they are already. */
    public Strided compact() {
        return isWholeArray() ? this : copy();
    }

    /** The entries row by row in a new array. */
    public Strided copy() {
        double[] copy = new double[Math.multiplyExact(rows, columns)];
        Workers.rows(rows, columns, (from, to) -> {
            for (int i = from; i < to; i++) {
                copyRow(i, copy, i * columns);
            }
        });
        return rowMajor(rows, columns, copy);
    }

    void copyRow(int i, double[] target, int at) {
        if (columnStride == 1) {
            System.arraycopy(data, row(i), target, at, columns);
            return;
        }
        int start = row(i);
        for (int j = 0; j < columns; j++) {
            target[at + j] = data[start + j * columnStride];
        }
    }
}
