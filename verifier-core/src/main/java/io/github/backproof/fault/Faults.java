package io.github.backproof.fault;

import java.util.List;
import java.util.stream.Stream;

/** The dictionary of faults. */
public final class Faults {
    private static final List<Fault> ALL = Stream.of(
                    SoftmaxFaults.ALL,
                    AttentionFaults.ALL,
                    AttentionMaskFaults.ALL,
                    AttentionHeadFaults.ALL,
                    AttentionBackwardFaults.ALL,
                    AttentionGradientFaults.ALL,
                    AttentionProjectionFaults.ALL,
                    AttentionAsideFaults.ALL,
                    LayerNormFaults.ALL,
                    LayerNormBackwardFaults.ALL,
                    RmsNormFaults.ALL,
                    LinearFaults.ALL,
                    LinearBackwardFaults.ALL,
                    GeluFaults.ALL,
                    ActivationFaults.ALL,
                    MlpFaults.ALL,
                    MlpLinearFaults.ALL,
                    GatedMlpFaults.ALL,
                    LoraFaults.ALL,
                    LoraPathFaults.ALL,
                    LoraBehaviourFaults.ALL,
                    EmbeddingFaults.ALL,
                    PositionFaults.ALL,
                    RotaryFaults.ALL,
                    BlockFaults.ALL,
                    BlockPartFaults.ALL,
                    CrossEntropyFaults.ALL,
                    CrossEntropyTargetFaults.ALL,
                    ModelFaults.ALL,
                    ModelBackwardFaults.ALL,
                    ModelBehaviourFaults.ALL,
                    BehaviourFaults.ALL,
                    BatchFaults.ALL)
            .flatMap(List::stream)
            .toList();

    private Faults() {}

    /** All of them, by family. */
    public static List<Fault> all() {
        return ALL;
    }
}
