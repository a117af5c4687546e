package com.example.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.lang.ref.Cleaner;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A layer that is a formula: PyTorch finds its gradients. Parameters are the engine's own arrays, and their gradients
 * add up in them, as they do there.
 */
public final class AutogradLayer {
    private static final Cleaner CLEANER = Cleaner.create();

    /** What a layer computes of its input and its parameters. */
    public interface Formula {
        /** The output, which the manager of the input owns. */
        NDArray of(NDArray x, Map<String, NDArray> parameters);
    }

    private final NDManager owner = Torch.newManager();
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();
    private final DataType type;
    private final Formula formula;

    // Kept by forward for backward.
    private NDArray x = owner.create(0);

    AutogradLayer(DataType type, Map<String, Shape> shapes, Formula formula) {
        this.type = type;
        this.formula = formula;
        shapes.forEach((name, shape) -> parameters.put(name, newParameter(shape)));
        // Native memory goes when the layer does; nobody has to close it.
        CLEANER.register(this, owner::close);
    }

    private NDArray newParameter(Shape shape) {
        NDArray parameter = owner.zeros(shape, type);
        parameter.setRequiresGradient(true);
        // A first gradient, 0: before there is one, PyTorch has no array to show.
        try (NDManager pass = newPass();
                GradientCollector collector = Torch.newCollector()) {
            collector.backward(pass.zeros(shape, type).mul(parameter).sum());
        }
        return parameter;
    }

    /** The parameters by name. */
    public Map<String, NDArray> parameters() {
        return Map.copyOf(parameters);
    }

    /** What its arrays hold. */
    public DataType type() {
        return type;
    }

    /** A manager for the arrays of one pass. */
    public NDManager newPass() {
        return owner.newSubManager();
    }

    /** Tokens × columns to the same. */
    public NDArray forward(NDArray input) {
        x.close();
        x = input.duplicate();
        x.attach(owner);
        return formula.of(input, parameters);
    }

    /** The gradient of the output to that of the input. */
    public NDArray backward(NDArray dy) {
        // There is one collector at a time, and other layers need it too: forward is done again inside it.
        try (NDManager pass = newPass();
                GradientCollector collector = Torch.newCollector()) {
            NDArray input = x.duplicate();
            input.attach(pass);
            input.setRequiresGradient(true);
            collector.backward(formula.of(input, parameters).mul(dy).sum());
            NDArray dx = input.getGradient();
            dx.attach(dy.getManager());
            return dx;
        }
    }
}
