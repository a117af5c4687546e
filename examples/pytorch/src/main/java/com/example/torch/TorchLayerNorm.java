package com.example.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import java.util.Map;

/** PyTorch's own layer norm, its kernel and its backward. */
public final class TorchLayerNorm {
    private TorchLayerNorm() {}

    /** A layer norm of so many columns, with an ε of 1e-5f in every precision: DJL takes a float. */
    public static AutogradLayer of(DataType type, int columns) {
        Shape row = new Shape(columns);
        Map<String, Shape> shapes = Map.of("weight", row, "bias", row);
        return new AutogradLayer(type, shapes, (x, parameters) -> normalised(x, parameters, row));
    }

    private static NDArray normalised(NDArray x, Map<String, NDArray> parameters, Shape row) {
        return LayerNorm.layerNorm(x, row, parameters.get("weight"), parameters.get("bias"), 1e-5f)
                .singletonOrThrow();
    }
}
