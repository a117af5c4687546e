package io.github.backproof.subject.storage;

/**
 * Where a matrix lies in a run of numbers: as blocks of columns, each of whose rows is a run of its own.
 *
 * @param rows the rows of the matrix
 * @param columns its columns
 * @param offset where its first number is
 * @param stride from the beginning of a row to that of the next
 * @param blockColumns the columns of a block
 * @param blockStride from the beginning of a block to that of the next
 */
public record Region(int rows, int columns, int offset, int stride, int blockColumns, int blockStride) {
    /** A matrix that lies there as it is, row by row. */
    public static Region run(int rows, int columns, int offset) {
        return new Region(rows, columns, offset, columns, columns, 0);
    }

    /** Columns of a wider matrix. */
    public static Region columnsOf(int width, int rows, int columns, int offset) {
        return new Region(rows, columns, offset, width, columns, 0);
    }

    /** Blocks of columns, one after the other, each row by row. */
    public static Region blocks(int rows, int columns, int blocks) {
        int wide = columns / blocks;
        return new Region(rows, columns, 0, wide, wide, rows * wide);
    }

    /** Where it ends. */
    public int end() {
        int last = blockColumns == 0 ? 0 : columns / blockColumns - 1;
        return offset + last * blockStride + (rows - 1) * stride + blockColumns;
    }

    /** The matrix row by row. */
    public double[] read(Form form, Object container) {
        double[] values = new double[rows * columns];
        eachRun((there, here, length) -> form.read(container, there, values, here, length));
        return values;
    }

    /** Overwrites the matrix. */
    public void write(double[] values, Form form, Object container) {
        eachRun((there, here, length) -> form.write(values, here, container, there, length));
    }

    /** What is done with a run of the container and a run of the matrix. */
    private interface RunAction {
        void on(int there, int here, int length);
    }

    private void eachRun(RunAction action) {
        if (rows * columns == 0) {
            return;
        }
        if (blockColumns == columns && stride == columns) {
            action.on(offset, 0, rows * columns);
            return;
        }
        for (int block = 0; block < columns / blockColumns; block++) {
            for (int i = 0; i < rows; i++) {
                int there = offset + block * blockStride + i * stride;
                action.on(there, i * columns + block * blockColumns, blockColumns);
            }
        }
    }
}
