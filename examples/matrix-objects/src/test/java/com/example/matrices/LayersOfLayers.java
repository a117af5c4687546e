package com.example.matrices;

import static com.example.matrices.MatrixLayer.parameters;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.NonLinearity;
import io.github.backproof.specs.Size;
import java.util.stream.Stream;

/** The layers whose parameters lie in the linear layers that they are made of. */
final class LayersOfLayers {
    private LayersOfLayers() {}

    @GradientChecked(value = LayerKind.SELF_ATTENTION, masking = Masking.CAUSAL)
    static Layer selfAttention(@Size(Dimension.FEATURES) int columns, @Size(Dimension.HEADS) int heads) {
        SelfAttention attention = new SelfAttention(columns, heads);
        return new MatrixLayer(
                attention::forward,
                attention::backward,
                Stream.of(
                                parameters("query", attention.query),
                                parameters("key", attention.key),
                                parameters("value", attention.value),
                                parameters("output", attention.output))
                        .flatMap(part -> part)
                        .toList());
    }

    @GradientChecked(value = LayerKind.MLP, activation = NonLinearity.SILU)
    static Layer siluMlp(@Size(Dimension.FEATURES) int columns, @Size(Dimension.HIDDEN) int hidden) {
        SiluMlp mlp = new SiluMlp(columns, hidden);
        return new MatrixLayer(
                mlp::forward,
                mlp::backward,
                Stream.concat(parameters("up", mlp.up), parameters("down", mlp.down)).toList());
    }
}
