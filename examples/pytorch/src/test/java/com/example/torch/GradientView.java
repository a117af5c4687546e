package com.example.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.github.backproof.specs.DeclaredPrecision;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;

/** The gradient that PyTorch holds beside a parameter. */
record GradientView(NDArray parameter) implements NamedParameter.View {
    @Override
    public Tensor read() {
        try (NDArray gradient = parameter.getGradient()) {
            return Numbers.tensor(gradient);
        }
    }

    @Override
    public DeclaredPrecision precision() {
        return Numbers.precision(parameter.getDataType());
    }

    @Override
    public void write(Tensor values) {
        try (NDManager manager = parameter.getManager().newSubManager();
                NDArray gradient = parameter.getGradient()) {
            // Not gradient.set(buffer): PyTorch's array would then lie in the buffer, which is freed with this handle.
            NDArray fresh = manager.create(gradient.getShape(), gradient.getDataType());
            Numbers.set(fresh, values);
            gradient.set(new NDIndex("..."), fresh);
        }
    }
}
