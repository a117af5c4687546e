package io.github.backproof.numerics.kernel;

/** Computes matrix products. All kernels agree to rounding level; they differ in the order of summation, and in speed. */
public interface ProductKernel {
    /** What reports call it. */
    String label();

    /** From how many multiplications on it is quicker than EJML's plain loops; measured by the product benchmark. */
    long worthwhile();

    /** The rows and columns of a result are divided among cores in multiples of this. */
    int grain();

    /**
     * C = AB for some rows and columns of C.
     *
     * @param a m by k
     * @param b k by n
     * @param c m by n, zero, its columns next to each other; written
     */
    void multiply(Strided a, Strided b, Strided c);
}
