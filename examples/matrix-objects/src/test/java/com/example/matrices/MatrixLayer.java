package com.example.matrices;

import io.github.backproof.specs.Layer;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/** Shows a layer on matrices to the verifier. */
record MatrixLayer(
        UnaryOperator<DMatrixRMaj> onForward, UnaryOperator<DMatrixRMaj> onBackward, List<NamedParameter> parameters)
        implements Layer {

    /** The parameters of a linear layer that is a part of another. */
    static Stream<NamedParameter> parameters(String part, Linear linear) {
        int in = linear.weight.numRows;
        int out = linear.weight.numCols;
        return Stream.of(
                NamedParameter.trained(part + ".weight", linear.weight.data, linear.weightGradient.data, 0, in, out),
                NamedParameter.trained(part + ".bias", linear.bias.data, linear.biasGradient.data, 0, out));
    }

    @Override
    public Tensor forward(Tensor input) {
        return tensor(onForward.apply(matrix(input)));
    }

    @Override
    public Tensor backward(Tensor outputGradient) {
        return tensor(onBackward.apply(matrix(outputGradient)));
    }

    private static DMatrixRMaj matrix(Tensor tensor) {
        return DMatrixRMaj.wrap(tensor.rows(), tensor.columns(), tensor.toDoubles());
    }

    private static Tensor tensor(DMatrixRMaj matrix) {
        return Tensor.of(matrix.data, matrix.numRows, matrix.numCols);
    }
}
