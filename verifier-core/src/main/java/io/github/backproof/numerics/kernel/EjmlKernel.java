package io.github.backproof.numerics.kernel;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** EJML's product, in order of the inner index: nothing to prepare, so the quickest for small matrices. */
final class EjmlKernel implements ProductKernel {
    @Override
    public String label() {
        return "EJML";
    }

    @Override
    public long worthwhile() {
        return 0;
    }

    @Override
    public int grain() {
        return 1;
    }

    @Override
    public void multiply(Strided a, Strided b, Strided c) {
        boolean leftTransposed = !a.isWholeArray() && a.transposed().isWholeArray();
        boolean rightTransposed = !b.isWholeArray() && b.transposed().isWholeArray();
        DMatrixRMaj left = wrapped(leftTransposed ? a.transposed() : a.compact());
        DMatrixRMaj right = wrapped(rightTransposed ? b.transposed() : b.compact());
        DMatrixRMaj result = wrapped(c);
        if (leftTransposed && rightTransposed) {
            CommonOps_DDRM.multTransAB(left, right, result);
        } else if (leftTransposed) {
            CommonOps_DDRM.multTransA(left, right, result);
        } else if (rightTransposed) {
            CommonOps_DDRM.multTransB(left, right, result);
        } else {
            CommonOps_DDRM.mult(left, right, result);
        }
    }

    private static DMatrixRMaj wrapped(Strided whole) {
        return DMatrixRMaj.wrap(whole.rows(), whole.columns(), whole.data());
    }
}
