package io.github.backproof.numerics.kernel;

/**
 * Products in plain Java, for every JVM. A block of B is laid out as rows in arrays of their own: that is the form in which the
 * just-in-time compiler turns the inner loop into vector instructions.
 */
final class PlainKernel implements ProductKernel {
    private static final int DEPTH = 64;
    private static final int WIDTH = 480;

    @Override
    public String label() {
        return "plain Java";
    }

    @Override
    public long worthwhile() {
        return 32L * 32 * 32;
    }

    @Override
    public int grain() {
        return 8;
    }

    @Override
    public void multiply(Strided a, Strided b, Strided c) {
        double[][] block = new double[DEPTH][WIDTH];
        double[] sums = new double[WIDTH];
        for (int j = 0; j < c.columns(); j += WIDTH) {
            int width = Math.min(WIDTH, c.columns() - j);
            for (int p = 0; p < a.columns(); p += DEPTH) {
                int depth = Math.min(DEPTH, a.columns() - p);
                fill(block, b.rowRange(p, p + depth).columnRange(j, j + width));
                Strided left = a.columnRange(p, p + depth);
                for (int i = 0; i < a.rows(); i++) {
                    int at = c.row(i) + j;
                    System.arraycopy(c.data(), at, sums, 0, width);
                    addRow(left, i, block, sums, width);
                    System.arraycopy(sums, 0, c.data(), at, width);
                }
            }
        }
    }

    private static void fill(double[][] block, Strided b) {
        if (b.columnStride() == 1) {
            for (int p = 0; p < b.rows(); p++) {
                System.arraycopy(b.data(), b.row(p), block[p], 0, b.columns());
            }
            return;
        }
        for (int j = 0; j < b.columns(); j++) {
            int start = b.offset() + j * b.columnStride();
            for (int p = 0; p < b.rows(); p++) {
                block[p][j] = b.data()[start + p * b.rowStride()];
            }
        }
    }

    private static void addRow(Strided a, int i, double[][] block, double[] sums, int width) {
        int p = 0;
        for (; p + 4 <= a.columns(); p += 4) {
            addFour(
                    sums,
                    block[p],
                    block[p + 1],
                    block[p + 2],
                    block[p + 3],
                    a.at(i, p),
                    a.at(i, p + 1),
                    a.at(i, p + 2),
                    a.at(i, p + 3),
                    width);
        }
        for (; p < a.columns(); p++) {
            addOne(sums, block[p], a.at(i, p), width);
        }
    }

    private static void addFour(
            double[] sums,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            double a0,
            double a1,
            double a2,
            double a3,
            int width) {
        for (int j = 0; j < width; j++) {
            sums[j] += (a0 * b0[j] + a1 * b1[j]) + (a2 * b2[j] + a3 * b3[j]);
        }
    }

    private static void addOne(double[] sums, double[] b, double a, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] += a * b[j];
        }
    }
}
