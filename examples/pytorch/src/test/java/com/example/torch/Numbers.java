package com.example.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.backproof.specs.DeclaredPrecision;
import io.github.backproof.specs.Tensor;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** The same numbers as PyTorch and as the verifier hold them. */
final class Numbers {
    private Numbers() {}

    static Tensor tensor(NDArray array) {
        int[] shape = Arrays.stream(array.getShape().getShape())
                .mapToInt(Math::toIntExact)
                .toArray();
        return array.getDataType() == DataType.FLOAT64
                ? Tensor.of(array.toDoubleArray(), shape)
                : Tensor.of(array.toFloatArray(), shape);
    }

    static NDArray array(Tensor tensor, DataType type, NDManager manager) {
        NDArray array = manager.create(new Shape(tensor.rows(), tensor.columns()), type);
        set(array, tensor);
        return array;
    }

    static void set(NDArray array, Tensor values) {
        array.set(
                array.getDataType() == DataType.FLOAT64
                        ? DoubleBuffer.wrap(values.toDoubles())
                        : FloatBuffer.wrap(values.toFloats()));
    }

    static DeclaredPrecision precision(DataType type) {
        return type == DataType.FLOAT64 ? DeclaredPrecision.FLOAT64 : DeclaredPrecision.FLOAT32;
    }
}
