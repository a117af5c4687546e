package io.github.backproof.fault;

import java.util.List;
import java.util.stream.Stream;

/** The dictionary of faults. */
public final class Faults {
    private static final List<Fault> ALL = Stream.of(
                    SoftmaxFaults.ALL,
                    AttentionFaults.ALL,
                    AttentionBackwardFaults.ALL,
                    LayerNormFaults.ALL,
                    RmsNormFaults.ALL,
                    LinearFaults.ALL,
                    ActivationFaults.ALL,
                    MlpFaults.ALL,
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
                    BehaviourFaults.ALL)
            .flatMap(List::stream)
            .toList();

    private Faults() {}

    /** All of them, by family. */
    public static List<Fault> all() {
        return ALL;
    }
}
