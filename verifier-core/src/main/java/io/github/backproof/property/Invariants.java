package io.github.backproof.property;

import io.github.backproof.subject.Subject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every invariant that has a property, in the order of the ids. */
public final class Invariants {
    private static final List<InvariantProperty> ALL = Stream.of(
                    ActivationProperties.class,
                    AttentionConservationProperties.class,
                    AttentionMaskProperties.class,
                    AttentionProperties.class,
                    AttentionSymmetryProperties.class,
                    AttentionValueProperties.class,
                    BlockProperties.class,
                    CrossEntropyProperties.class,
                    EmbeddingProperties.class,
                    EveryLayerBehaviourProperties.class,
                    EveryLayerProperties.class,
                    LayerNormBackwardProperties.class,
                    LayerNormProperties.class,
                    LinearProperties.class,
                    LoraProperties.class,
                    MlpProperties.class,
                    ModelProperties.class,
                    PositionProperties.class,
                    RmsNormProperties.class,
                    RotaryProperties.class,
                    SoftmaxProperties.class)
            .flatMap(family -> Arrays.stream(family.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Invariant.class))
            .map(InvariantProperty::of)
            .sorted(Comparator.comparing(property -> property.spec().id()))
            .toList();

    private Invariants() {}

    /** All of them. */
    public static List<InvariantProperty> all() {
        return ALL;
    }

    /** Those that speak about the subject's kind. */
    public static List<InvariantProperty> concerning(Subject subject) {
        return ALL.stream().filter(property -> property.concerns(subject)).toList();
    }
}
