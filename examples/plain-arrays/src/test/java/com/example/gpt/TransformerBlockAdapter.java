package com.example.gpt;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Size;
import io.github.backproof.specs.Tensor;
import io.github.backproof.specs.WeightLayout;
import java.util.List;

/** Shows {@link TransformerBlock} to the verifier as a batch. */
@GradientChecked(
        value = LayerKind.TRANSFORMER_BLOCK,
        weights = WeightLayout.OUT_IN,
        masking = Masking.CAUSAL,
        gelu = Gelu.TANH,
        gradients = GradientUpdate.ACCUMULATE)
final class TransformerBlockAdapter implements Layer {
    private final TransformerBlock block;
    private final int batch;

    TransformerBlockAdapter(
            @Size(Dimension.FEATURES) int channels,
            @Size(Dimension.HEADS) int heads,
            @Size(Dimension.HIDDEN) int hidden,
            @Size(Dimension.BATCH) int batch) {
        this.block = new TransformerBlock(channels, heads, hidden);
        this.batch = batch;
    }

    @Override
    public Tensor forward(Tensor input) {
        float[] y = block.forward(input.toFloats(), batch, input.rows() / batch);
        return Tensor.of(y, input.shape());
    }

    @Override
    public Tensor backward(Tensor outputGradient) {
        float[] dx = block.backward(outputGradient.toFloats());
        return Tensor.of(dx, outputGradient.shape());
    }

    @Override
    public List<NamedParameter> parameters() {
        return new BlockParameters("", block).list();
    }
}
