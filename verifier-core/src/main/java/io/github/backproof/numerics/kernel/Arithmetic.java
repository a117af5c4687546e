package io.github.backproof.numerics.kernel;

/** The four operations on whole rows; plain loops, so that the just-in-time compiler makes vector instructions of them. */
public enum Arithmetic {
    /** a + b. */
    PLUS {
        @Override
        void even(double[] a, int i, double[] b, int j, double[] c, int k, int n) {
            for (int s = 0; s < n; s++) {
                c[k + s] = a[i + s] + b[j + s];
            }
        }

        @Override
        void byOne(double[] a, int i, double b, double[] c, int k, int n) {
            for (int s = 0; s < n; s++) {
                c[k + s] = a[i + s] + b;
            }
        }

        @Override
        double of(double a, double b) {
            return a + b;
        }
    },
    /** a − b. */
    MINUS {
        @Override
        void even(double[] a, int i, double[] b, int j, double[] c, int k, int n) {
            for (int s = 0; s < n; s++) {
                c[k + s] = a[i + s] - b[j + s];
            }
        }

        @Override
        void byOne(double[] a, int i, double b, double[] c, int k, int n) {
            for (int s = 0; s < n; s++) {
                c[k + s] = a[i + s] - b;
            }
        }

        @Override
        double of(double a, double b) {
            return a - b;
        }
    },
    /** ab. */
    TIMES {
        @Override
        void even(double[] a, int i, double[] b, int j, double[] c, int k, int n) {
            for (int s = 0; s < n; s++) {
                c[k + s] = a[i + s] * b[j + s];
            }
        }

        @Override
        void byOne(double[] a, int i, double b, double[] c, int k, int n) {
            for (int s = 0; s < n; s++) {
                c[k + s] = a[i + s] * b;
            }
        }

        @Override
        double of(double a, double b) {
            return a * b;
        }
    },
    /** a / b. */
    OVER {
        @Override
        void even(double[] a, int i, double[] b, int j, double[] c, int k, int n) {
            for (int s = 0; s < n; s++) {
                c[k + s] = a[i + s] / b[j + s];
            }
        }

        @Override
        void byOne(double[] a, int i, double b, double[] c, int k, int n) {
            for (int s = 0; s < n; s++) {
                c[k + s] = a[i + s] / b;
            }
        }

        @Override
        double of(double a, double b) {
            return a / b;
        }
    };

    /** Entries next to each other on both sides. */
    abstract void even(double[] a, int i, double[] b, int j, double[] c, int k, int n);

    /** Entries next to each other on the left, the same number on the right. */
    abstract void byOne(double[] a, int i, double b, double[] c, int k, int n);

    abstract double of(double a, double b);

    /** The operation, entry by entry, on two matrices of the same shape. */
    public Strided apply(Strided a, Strided b) {
        Strided c = Strided.zeros(a.rows(), a.columns());
        Workers.rows(a.rows(), a.columns(), (from, to) -> {
            for (int i = from; i < to; i++) {
                row(a, b, i, i, c);
            }
        });
        return c;
    }

    /** Row i of A with some row of B into row i of C; C may be A. */
    void row(Strided a, Strided b, int i, int other, Strided c) {
        int left = a.row(i);
        int right = b.row(other);
        int result = c.row(i);
        if (a.columnStride() == 1 && b.columnStride() == 1) {
            even(a.data(), left, b.data(), right, c.data(), result, c.columns());
        } else if (a.columnStride() == 1 && b.columnStride() == 0) {
            byOne(a.data(), left, b.data()[right], c.data(), result, c.columns());
        } else {
            for (int j = 0; j < c.columns(); j++) {
                c.data()[result + j] = of(a.at(i, j), b.at(other, j));
            }
        }
    }
}
