package com.example.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/** Shows an {@link AutogradLayer} to the verifier. */
record AutogradAdapter(AutogradLayer layer) implements Layer {
    @Override
    public Tensor forward(Tensor input) {
        return applied(layer::forward, input);
    }

    @Override
    public Tensor backward(Tensor outputGradient) {
        return applied(layer::backward, outputGradient);
    }

    @Override
    public List<NamedParameter> parameters() {
        return layer.parameters().entrySet().stream()
                .map(named -> NamedParameter.trained(
                        named.getKey(), new ParameterView(named.getValue()), new GradientView(named.getValue())))
                .toList();
    }

    private Tensor applied(UnaryOperator<NDArray> pass, Tensor argument) {
        try (NDManager manager = layer.newPass()) {
            return Numbers.tensor(pass.apply(Numbers.array(argument, layer.type(), manager)));
        }
    }
}
