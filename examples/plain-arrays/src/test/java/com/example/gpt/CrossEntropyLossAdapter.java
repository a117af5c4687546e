package com.example.gpt;

import io.github.backproof.specs.DeclaredPrecision;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.TakesTargets;
import io.github.backproof.specs.Tensor;
import java.util.List;

/** Shows {@link CrossEntropyLoss} to the verifier. */
@GradientChecked(value = LayerKind.CROSS_ENTROPY, precision = DeclaredPrecision.FLOAT32)
final class CrossEntropyLossAdapter implements Layer, TakesTargets {
    private final CrossEntropyLoss loss = new CrossEntropyLoss();
    private int[] targets = {};
    private int[] shape = {};

    @Override
    public void targets(int[] targets) {
        this.targets = targets.clone();
    }

    @Override
    public Tensor forward(Tensor logits) {
        shape = logits.shape();
        return Tensor.of(new float[] {loss.forward(logits.toFloats(), targets)}, 1, 1);
    }

    @Override
    public Tensor backward(Tensor outputGradient) {
        return Tensor.of(loss.backward(outputGradient.toFloats()[0]), shape);
    }

    @Override
    public List<NamedParameter> parameters() {
        return List.of();
    }
}
