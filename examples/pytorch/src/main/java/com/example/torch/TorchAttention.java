package com.example.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/** Causal multi-head attention in PyTorch's operations; all heads are computed at once. */
public final class TorchAttention {
    private TorchAttention() {}

    /** An attention of so many columns. */
    public static AutogradLayer of(DataType type, int columns, int heads) {
        if (columns % heads != 0) {
            throw new IllegalArgumentException(heads + " heads do not divide " + columns + " columns");
        }
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (String part : new String[] {"query", "key", "value", "output"}) {
            shapes.put(part + ".weight", new Shape(columns, columns));
            shapes.put(part + ".bias", new Shape(columns));
        }
        return new AutogradLayer(type, shapes, (x, parameters) -> attended(x, parameters, heads));
    }

    private static NDArray attended(NDArray x, Map<String, NDArray> parameters, int heads) {
        NDArray query = inHeads(projected(x, parameters, "query"), heads);
        NDArray key = inHeads(projected(x, parameters, "key"), heads);
        NDArray value = inHeads(projected(x, parameters, "value"), heads);
        NDArray scores = times(query.matMul(key.transpose(0, 2, 1)), 1 / Math.sqrt(query.getShape().get(2)));
        NDArray mixed = scores.add(mask(x)).softmax(2).matMul(value);
        return projected(mixed.transpose(1, 0, 2).reshape(x.getShape()), parameters, "output");
    }

    private static NDArray projected(NDArray x, Map<String, NDArray> parameters, String part) {
        return x.matMul(parameters.get(part + ".weight")).add(parameters.get(part + ".bias"));
    }

    /** Tokens × columns to heads × tokens × columns of a head. */
    private static NDArray inHeads(NDArray x, int heads) {
        long tokens = x.getShape().get(0);
        long columns = x.getShape().get(1);
        return x.reshape(tokens, heads, columns / heads).transpose(1, 0, 2);
    }

    /** Not x.mul(factor): it frees the factor at once, which backward still reads. */
    private static NDArray times(NDArray x, double factor) {
        return x.mul(x.getManager().create(factor));
    }

    /** −∞ where a token would look at a later one. */
    private static NDArray mask(NDArray x) {
        int tokens = (int) x.getShape().get(0);
        float[] mask = new float[tokens * tokens];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i % tokens <= i / tokens ? 0 : Float.NEGATIVE_INFINITY;
        }
        return x.getManager().create(mask, new Shape(tokens, tokens));
    }
}
