package com.example.gpt;

import static io.github.backproof.specs.NamedParameter.view;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Size;
import io.github.backproof.specs.Tensor;
import io.github.backproof.specs.WeightLayout;
import java.util.List;

/** Shows {@link LoraLinear} to the verifier: A is the down projection, B the up projection. */
@GradientChecked(
        value = LayerKind.LORA_LINEAR,
        weights = WeightLayout.OUT_IN,
        loraScale = LoraScale.ALPHA_OVER_R)
final class LoraLinearAdapter implements Layer {
    private final LoraLinear lora;
    private final int in;
    private final int out;
    private final int rank;

    LoraLinearAdapter(
            @Size(Dimension.INPUTS) int in,
            @Size(Dimension.OUTPUTS) int out,
            @Size(Dimension.RANK) int rank,
            @Hyper(Hyperparameter.LORA_ALPHA) float alpha) {
        this.lora = new LoraLinear(in, out, rank, alpha);
        this.in = in;
        this.out = out;
        this.rank = rank;
    }

    @Override
    public Tensor forward(Tensor input) {
        return Tensor.of(lora.forward(input.toFloats()), input.rows(), out);
    }

    @Override
    public Tensor backward(Tensor outputGradient) {
        return Tensor.of(lora.backward(outputGradient.toFloats()), outputGradient.rows(), in);
    }

    @Override
    public List<NamedParameter> parameters() {
        return List.of(
                NamedParameter.frozen("weight", view(lora.weight, 0, out, in)),
                NamedParameter.frozen("bias", view(lora.bias, 0, out)),
                NamedParameter.trained("down", lora.loraA, lora.dLoraA, 0, rank, in),
                NamedParameter.trained("up", lora.loraB, lora.dLoraB, 0, out, rank));
    }
}
