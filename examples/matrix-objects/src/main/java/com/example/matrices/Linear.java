package com.example.matrices;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A linear layer, Y = XW + b. A row is a token; W is in × out. */
@GradientChecked(LayerKind.LINEAR)
public final class Linear {
    @Parameter("weight")
    final DMatrixRMaj weight; // in × out

    @Gradient("weight")
    final DMatrixRMaj weightGradient; // of the latest backward alone

    @Parameter("bias")
    final DMatrixRMaj bias; // 1 × out

    @Gradient("bias")
    final DMatrixRMaj biasGradient; // of the latest backward alone

    // Kept by forward for backward.
    private DMatrixRMaj x = new DMatrixRMaj(0, 0);

    public Linear(@Size(Dimension.INPUTS) int in, @Size(Dimension.OUTPUTS) int out) {
        weight = new DMatrixRMaj(in, out);
        weightGradient = new DMatrixRMaj(in, out);
        bias = new DMatrixRMaj(1, out);
        biasGradient = new DMatrixRMaj(1, out);
    }

    /** n × in to n × out. */
    public DMatrixRMaj forward(DMatrixRMaj x) {
        this.x = x;
        DMatrixRMaj y = new DMatrixRMaj(x.numRows, weight.numCols);
        for (int row = 0; row < y.numRows; row++) {
            CommonOps_DDRM.insert(bias, y, row, 0);
        }
        CommonOps_DDRM.multAdd(x, weight, y);
        return y;
    }

    /** The gradient of the output, n × out, to that of the input, n × in. */
    public DMatrixRMaj backward(DMatrixRMaj dy) {
        CommonOps_DDRM.multTransA(x, dy, weightGradient);
        CommonOps_DDRM.sumCols(dy, biasGradient);
        DMatrixRMaj dx = new DMatrixRMaj(dy.numRows, weight.numRows);
        CommonOps_DDRM.multTransB(dy, weight, dx);
        return dx;
    }
}
