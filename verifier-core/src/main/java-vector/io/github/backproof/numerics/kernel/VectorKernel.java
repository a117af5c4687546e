package io.github.backproof.numerics.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products on the Vector API, with fused multiply-add. Blocks of A and B are laid out in the order in which the innermost loop
 * reads them; that loop keeps a tile of C, four rows by two vectors, in registers.
 *
 * <p>Source: K. Goto and R. van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34 (2008) 12. Deviation:
 * one size of blocks for all machines.
 */
public final class VectorKernel implements ProductKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Measured: five rows were a tenth slower, and tiles that fill all sixteen registers are spilled, at half the speed. */
    private static final int TILE_ROWS = 4;

    private static final int TILE_COLUMNS = 2 * LANES;
    private static final int DEPTH = 512;
    private static final int BLOCK_ROWS = 16 * TILE_ROWS;
    private static final int BLOCK_COLUMNS = 1024;

    /** Buffers are as large as blocks, and reused: a thread multiplies one pair of matrices at a time. */
    private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

    /** For the service loader. */
    public VectorKernel() {}

    private static final class Buffers {
        private final double[] left = new double[BLOCK_ROWS * DEPTH];
        private final double[] right = new double[DEPTH * BLOCK_COLUMNS];
        private final double[] tile = new double[TILE_ROWS * TILE_COLUMNS];
    }

    @Override
    public String label() {
        return "Vector API, " + LANES + " lanes";
    }

    @Override
    public long worthwhile() {
        return 4L * 4 * 4;
    }

    @Override
    public int grain() {
        return TILE_COLUMNS;
    }

    @Override
    public void multiply(Strided a, Strided b, Strided c) {
        Buffers buffers = BUFFERS.get();
        for (int j = 0; j < c.columns(); j += BLOCK_COLUMNS) {
            int width = Math.min(BLOCK_COLUMNS, c.columns() - j);
            for (int p = 0; p < a.columns(); p += DEPTH) {
                int depth = Math.min(DEPTH, a.columns() - p);
                layOutRight(b.rowRange(p, p + depth).columnRange(j, j + width), buffers.right);
                for (int i = 0; i < c.rows(); i += BLOCK_ROWS) {
                    int height = Math.min(BLOCK_ROWS, c.rows() - i);
                    layOutLeft(a.rowRange(i, i + height).columnRange(p, p + depth), buffers.left);
                    Strided block = c.rowRange(i, i + height).columnRange(j, j + width);
                    multiplyBlock(buffers, depth, block);
                }
            }
        }
    }

    private static void multiplyBlock(Buffers buffers, int depth, Strided c) {
        for (int j = 0; j < c.columns(); j += TILE_COLUMNS) {
            for (int i = 0; i < c.rows(); i += TILE_ROWS) {
                int at = c.row(i) + j;
                if (i + TILE_ROWS <= c.rows() && j + TILE_COLUMNS <= c.columns()) {
                    tile(depth, buffers, i * depth, j * depth, c.data(), at, c.rowStride());
                } else {
                    int rows = Math.min(TILE_ROWS, c.rows() - i);
                    int columns = Math.min(TILE_COLUMNS, c.columns() - j);
                    Arrays.fill(buffers.tile, 0);
                    tile(depth, buffers, i * depth, j * depth, buffers.tile, 0, TILE_COLUMNS);
                    addCorner(buffers.tile, rows, columns, c.data(), at, c.rowStride());
                }
            }
        }
    }

    private static void addCorner(double[] tile, int rows, int columns, double[] c, int at, int stride) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int entry = at + i * stride + j;
                c[entry] += tile[i * TILE_COLUMNS + j];
            }
        }
    }

    /** Four rows next to each other, column after column. */
    private static void layOutLeft(Strided a, double[] target) {
        int depth = a.columns();
        for (int i = 0; i < a.rows(); i += TILE_ROWS) {
            int rows = Math.min(TILE_ROWS, a.rows() - i);
            if (rows < TILE_ROWS) {
                Arrays.fill(target, i * depth, (i + TILE_ROWS) * depth, 0);
            }
            if (a.rowStride() == 1) {
                copyColumns(a, i, rows, target, i * depth);
            } else {
                for (int r = 0; r < rows; r++) {
                    interleave(a.data(), a.row(i + r), a.columnStride(), depth, target, i * depth + r, TILE_ROWS);
                }
            }
        }
    }

    /** Of a transposed matrix, whose columns lie together. */
    private static void copyColumns(Strided a, int row, int rows, double[] target, int at) {
        double[] source = a.data();
        for (int p = 0; p < a.columns(); p++) {
            int from = a.row(row) + p * a.columnStride();
            int to = at + p * TILE_ROWS;
            for (int r = 0; r < rows; r++) {
                target[to + r] = source[from + r];
            }
        }
    }

    /** Two vectors' columns next to each other, row after row. */
    private static void layOutRight(Strided b, double[] target) {
        int depth = b.rows();
        int last = b.columns() / TILE_COLUMNS * TILE_COLUMNS;
        if (last < b.columns()) {
            Arrays.fill(target, last * depth, (last + TILE_COLUMNS) * depth, 0);
        }
        if (b.columnStride() == 1) {
            // Along the rows of B: down its columns, every step would be on another page of memory.
            for (int p = 0; p < depth; p++) {
                copyRow(b.data(), b.row(p), b.columns(), target, p * TILE_COLUMNS, depth * TILE_COLUMNS);
            }
            return;
        }
        for (int j = 0; j < b.columns(); j++) {
            int start = b.offset() + j * b.columnStride();
            int at = j / TILE_COLUMNS * TILE_COLUMNS * depth + j % TILE_COLUMNS;
            interleave(b.data(), start, b.rowStride(), depth, target, at, TILE_COLUMNS);
        }
    }

    private static void copyRow(double[] source, int from, int columns, double[] target, int at, int stride) {
        int j = 0;
        int to = at;
        for (; j + TILE_COLUMNS <= columns; j += TILE_COLUMNS, to += stride) {
            DoubleVector.fromArray(SPECIES, source, from + j).intoArray(target, to);
            DoubleVector.fromArray(SPECIES, source, from + j + LANES).intoArray(target, to + LANES);
        }
        if (j < columns) {
            System.arraycopy(source, from + j, target, to, columns - j);
        }
    }

    private static void interleave(
            double[] source, int from, int sourceStride, int count, double[] target, int at, int stride) {
        for (int p = 0; p < count; p++) {
            target[at + p * stride] = source[from + p * sourceStride];
        }
    }

    private static void tile(int depth, Buffers buffers, int left, int right, double[] c, int at, int stride) {
        double[] a = buffers.left;
        double[] b = buffers.right;
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero;
        DoubleVector c30 = zero, c31 = zero;
        for (int p = 0; p < depth; p++) {
            int column = right + p * TILE_COLUMNS;
            int row = left + p * TILE_ROWS;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, column);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, column + LANES);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[row]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = DoubleVector.broadcast(SPECIES, a[row + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = DoubleVector.broadcast(SPECIES, a[row + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = DoubleVector.broadcast(SPECIES, a[row + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
        }
        // Written out: handing vectors to another method would make objects of them.
        c00.add(DoubleVector.fromArray(SPECIES, c, at)).intoArray(c, at);
        c01.add(DoubleVector.fromArray(SPECIES, c, at + LANES)).intoArray(c, at + LANES);
        c10.add(DoubleVector.fromArray(SPECIES, c, at + stride)).intoArray(c, at + stride);
        c11.add(DoubleVector.fromArray(SPECIES, c, at + stride + LANES)).intoArray(c, at + stride + LANES);
        c20.add(DoubleVector.fromArray(SPECIES, c, at + 2 * stride)).intoArray(c, at + 2 * stride);
        c21.add(DoubleVector.fromArray(SPECIES, c, at + 2 * stride + LANES)).intoArray(c, at + 2 * stride + LANES);
        c30.add(DoubleVector.fromArray(SPECIES, c, at + 3 * stride)).intoArray(c, at + 3 * stride);
        c31.add(DoubleVector.fromArray(SPECIES, c, at + 3 * stride + LANES)).intoArray(c, at + 3 * stride + LANES);
    }
}
