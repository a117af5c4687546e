package com.example.torch;

import ai.djl.ndarray.types.DataType;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.Size;

/** PyTorch's layers in both precisions. */
final class TorchLayers {
    private TorchLayers() {}

    @GradientChecked(value = LayerKind.LAYER_NORM, gradients = GradientUpdate.ACCUMULATE, epsilon = 1e-5f)
    static Layer layerNormFloat32(@Size(Dimension.FEATURES) int columns) {
        return new AutogradAdapter(TorchLayerNorm.of(DataType.FLOAT32, columns));
    }

    @GradientChecked(value = LayerKind.LAYER_NORM, gradients = GradientUpdate.ACCUMULATE, epsilon = 1e-5f)
    static Layer layerNormFloat64(@Size(Dimension.FEATURES) int columns) {
        return new AutogradAdapter(TorchLayerNorm.of(DataType.FLOAT64, columns));
    }

    @GradientChecked(
            value = LayerKind.SELF_ATTENTION,
            gradients = GradientUpdate.ACCUMULATE,
            masking = Masking.CAUSAL)
    static Layer attentionFloat32(@Size(Dimension.FEATURES) int columns, @Size(Dimension.HEADS) int heads) {
        return new AutogradAdapter(TorchAttention.of(DataType.FLOAT32, columns, heads));
    }

    @GradientChecked(
            value = LayerKind.SELF_ATTENTION,
            gradients = GradientUpdate.ACCUMULATE,
            masking = Masking.CAUSAL)
    static Layer attentionFloat64(@Size(Dimension.FEATURES) int columns, @Size(Dimension.HEADS) int heads) {
        return new AutogradAdapter(TorchAttention.of(DataType.FLOAT64, columns, heads));
    }
}
