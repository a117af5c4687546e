package com.example.gpt;

import io.github.backproof.specs.Dimension;
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

/** Shows {@link CausalSelfAttention} to the verifier as a batch, its buffer cut into named parameters. */
@GradientChecked(
        value = LayerKind.SELF_ATTENTION,
        weights = WeightLayout.OUT_IN,
        masking = Masking.CAUSAL,
        gradients = GradientUpdate.ACCUMULATE)
final class CausalSelfAttentionAdapter implements Layer {
    private final CausalSelfAttention attention;
    private final int channels;
    private final int batch;

    CausalSelfAttentionAdapter(
            @Size(Dimension.FEATURES) int channels,
            @Size(Dimension.HEADS) int heads,
            @Size(Dimension.BATCH) int batch) {
        this.attention = new CausalSelfAttention(channels, heads);
        this.channels = channels;
        this.batch = batch;
    }

    @Override
    public Tensor forward(Tensor input) {
        float[] y = attention.forward(input.toFloats(), batch, input.rows() / batch);
        return Tensor.of(y, input.shape());
    }

    @Override
    public Tensor backward(Tensor outputGradient) {
        float[] dx = attention.backward(outputGradient.toFloats());
        return Tensor.of(dx, outputGradient.shape());
    }

    @Override
    public List<NamedParameter> parameters() {
        return List.of(
                qkvWeight("query.weight", 0),
                qkvWeight("key.weight", 1),
                qkvWeight("value.weight", 2),
                qkvBias("query.bias", 0),
                qkvBias("key.bias", 1),
                qkvBias("value.bias", 2),
                slice("output.weight", attention.projectionWeight, channels, channels),
                slice("output.bias", attention.projectionBias, channels));
    }

    private NamedParameter qkvWeight(String name, int part) {
        return slice(name, attention.qkvWeight + part * channels * channels, channels, channels);
    }

    private NamedParameter qkvBias(String name, int part) {
        return slice(name, attention.qkvBias + part * channels, channels);
    }

    private NamedParameter slice(String name, int offset, int... shape) {
        return NamedParameter.trained(name, attention.parameters, attention.gradients, offset, shape);
    }
}
