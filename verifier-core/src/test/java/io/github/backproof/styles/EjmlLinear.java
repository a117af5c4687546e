package io.github.backproof.styles;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Matrices of EJML. */
@GradientChecked(LayerKind.LINEAR)
public final class EjmlLinear {
    @Parameter("weight")
    private final DMatrixRMaj weight;

    @Gradient("weight")
    private DMatrixRMaj weightGradient;

    private DMatrixRMaj input = new DMatrixRMaj(0, 0);

    EjmlLinear(@Size(Dimension.INPUTS) int in, @Size(Dimension.OUTPUTS) int out) {
        weight = new DMatrixRMaj(in, out);
        weightGradient = new DMatrixRMaj(in, out);
    }

    DMatrixRMaj forward(DMatrixRMaj x) {
        input = x;
        return CommonOps_DDRM.mult(x, weight, null);
    }

    DMatrixRMaj backward(DMatrixRMaj dy) {
        weightGradient = CommonOps_DDRM.multTransA(input, dy, null);
        return CommonOps_DDRM.multTransB(dy, weight, null);
    }
}
