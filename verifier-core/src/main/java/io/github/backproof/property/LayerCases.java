package io.github.backproof.property;

import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Draws the cases for the subject under test: only the sizes and numbers that its kind has. */
public final class LayerCases implements ArbitrarySupplier<LayerCase> {
    private static final int MOST_TOKENS = 6;
    private static final int MOST_HEADS = 3;
    private static final int MOST_FEATURES_PER_HEAD = 4;
    private static final int MOST_FEATURES = 9;
    private static final int MOST_RANK = 3;
    private static final int MOST_NUMBER = 999;
    private static final List<Double> EPSILONS = List.of(1e-5, 1e-3, 0.1, 1.0);
    // Never equal to a rank that is drawn: at α = r a forgotten α/r goes unseen.
    private static final List<Double> ALPHAS = List.of(5.0, 0.5, 7.0, 16.0);

    /** For jqwik. */
    public LayerCases() {}

    @Override
    public Arbitrary<LayerCase> get() {
        Subject subject = PropertyRun.current().subject();
        LayerKind kind = subject.kind();
        return Combinators.combine(sizes(kind), scalars(subject), numbers())
                .as((sizes, scalars, number) -> new LayerCase(sizes, scalars, Inputs.ORDINARY, number));
    }

    private static Arbitrary<Integer> numbers() {
        return Arbitraries.integers().between(0, MOST_NUMBER).withoutEdgeCases();
    }

    private static Arbitrary<Map<Hyperparameter, Double>> scalars(Subject subject) {
        return switch (subject.kind()) {
            case LAYER_NORM ->
                subject.fixedEpsilon().isPresent()
                        ? Arbitraries.just(Map.of(
                                Hyperparameter.EPSILON, subject.fixedEpsilon().getAsDouble()))
                        : Arbitraries.of(EPSILONS).map(epsilon -> Map.of(Hyperparameter.EPSILON, epsilon));
            case LORA_LINEAR -> Arbitraries.of(ALPHAS).map(alpha -> Map.of(Hyperparameter.LORA_ALPHA, alpha));
            default -> Arbitraries.just(Map.of());
        };
    }

    private static Arbitrary<Sizes> sizes(LayerKind kind) {
        Map<Dimension, Integer> ranges = ranges(kind);
        List<Dimension> drawn = new ArrayList<>(ranges.keySet());
        List<Arbitrary<Integer>> numbers = new ArrayList<>();
        // The one corner that is tried on purpose is the smallest shape; jqwik's own would use up the tries.
        ranges.values()
                .forEach(most ->
                        numbers.add(Arbitraries.integers().between(1, most).edgeCases(edges -> edges.includeOnly(1))));
        return Combinators.combine(numbers).as(values -> sizes(kind, drawn, values));
    }

    private static Map<Dimension, Integer> ranges(LayerKind kind) {
        Map<Dimension, Integer> ranges = new EnumMap<>(Dimension.class);
        ranges.put(Dimension.TOKENS, MOST_TOKENS);
        for (Dimension dimension : Dimension.values()) {
            if (kind.uses(dimension)) {
                ranges.put(dimension, dimension == Dimension.RANK ? MOST_RANK : MOST_FEATURES);
            }
        }
        if (kind == LayerKind.SELF_ATTENTION) {
            ranges.put(Dimension.HEADS, MOST_HEADS);
            ranges.put(Dimension.FEATURES, MOST_FEATURES_PER_HEAD);
        }
        return ranges;
    }

    private static Sizes sizes(LayerKind kind, List<Dimension> drawn, List<Integer> values) {
        Map<Dimension, Integer> extents = new EnumMap<>(Dimension.class);
        for (int i = 0; i < drawn.size(); i++) {
            extents.put(drawn.get(i), values.get(i));
        }
        if (kind == LayerKind.SELF_ATTENTION) {
            // Drawn per head, so that heads always divide features.
            extents.merge(Dimension.FEATURES, extents.get(Dimension.HEADS), (width, heads) -> width * heads);
        }
        return new Sizes(extents);
    }
}
