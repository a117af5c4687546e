package com.example.torch;

import ai.djl.ndarray.NDArray;
import io.github.backproof.specs.DeclaredPrecision;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;

/** A parameter that PyTorch holds. */
record ParameterView(NDArray parameter) implements NamedParameter.View {
    @Override
    public Tensor read() {
        return Numbers.tensor(parameter);
    }

    @Override
    public DeclaredPrecision precision() {
        return Numbers.precision(parameter.getDataType());
    }

    @Override
    public void write(Tensor values) {
        Numbers.set(parameter, values);
    }
}
