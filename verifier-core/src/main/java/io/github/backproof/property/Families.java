package io.github.backproof.property;

import java.util.List;

/** The families of laws as classes that jqwik can create. */
final class Families {
    static final List<Class<? extends LayerLaws>> ALL = List.of(
            Activation.class,
            AttentionConservation.class,
            AttentionMask.class,
            Attention.class,
            AttentionSymmetry.class,
            AttentionValue.class,
            Block.class,
            CrossEntropy.class,
            Embedding.class,
            EveryLayerBehaviour.class,
            EveryLayer.class,
            LayerNormBackward.class,
            LayerNorm.class,
            Linear.class,
            Lora.class,
            Mlp.class,
            Model.class,
            Position.class,
            RmsNorm.class,
            Rotary.class,
            Softmax.class);

    private Families() {}

    static final class Activation implements ActivationProperties {}

    static final class AttentionConservation implements AttentionConservationProperties {}

    static final class AttentionMask implements AttentionMaskProperties {}

    static final class Attention implements AttentionProperties {}

    static final class AttentionSymmetry implements AttentionSymmetryProperties {}

    static final class AttentionValue implements AttentionValueProperties {}

    static final class Block implements BlockProperties {}

    static final class CrossEntropy implements CrossEntropyProperties {}

    static final class Embedding implements EmbeddingProperties {}

    static final class EveryLayerBehaviour implements EveryLayerBehaviourProperties {}

    static final class EveryLayer implements EveryLayerProperties {}

    static final class LayerNormBackward implements LayerNormBackwardProperties {}

    static final class LayerNorm implements LayerNormProperties {}

    static final class Linear implements LinearProperties {}

    static final class Lora implements LoraProperties {}

    static final class Mlp implements MlpProperties {}

    static final class Model implements ModelProperties {}

    static final class Position implements PositionProperties {}

    static final class RmsNorm implements RmsNormProperties {}

    static final class Rotary implements RotaryProperties {}

    static final class Softmax implements SoftmaxProperties {}
}
