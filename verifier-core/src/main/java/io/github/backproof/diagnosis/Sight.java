package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A layer in a few ordinary cases, with what it gave there.
 *
 * @param subject the layer
 * @param cases the cases
 */
record Sight(Subject subject, List<Look> cases) {
    private static final int CASES = 5;
    /** A float holds it too. */
    private static final double EPSILON = 0.125;

    private static final double ALPHA = 7;

    /** Large enough that no two faults of the dictionary agree by chance, and no two sizes are the same number. */
    private static final Sizes SIZES = new Sizes(Map.ofEntries(
            Map.entry(Dimension.TOKENS, 5),
            Map.entry(Dimension.FEATURES, 24),
            Map.entry(Dimension.HEADS, 4),
            Map.entry(Dimension.HIDDEN, 7),
            Map.entry(Dimension.INPUTS, 4),
            Map.entry(Dimension.OUTPUTS, 3),
            Map.entry(Dimension.RANK, 2),
            Map.entry(Dimension.VOCABULARY, 6),
            Map.entry(Dimension.CONTEXT, 9),
            Map.entry(Dimension.BLOCKS, 2)));

    /** Copies the list. */
    Sight {
        cases = List.copyOf(cases);
    }

    /**
     * One case.
     *
     * @param bench the layer in it
     * @param actual what it gave; empty where its own code failed
     */
    record Look(Bench bench, Optional<Observed> actual) {
        /** What another layer gives in its place. */
        Observed of(LayerMaker layer) {
            return bench.instead(layer, bench.x(), bench.delta());
        }

        /** What is right. */
        Observed right() {
            return of(bench.right());
        }

        /** Whether one of the layer's results is right, to rounding level. */
        boolean isRightIn(String name) {
            return Agreement.of(
                    actual.orElseThrow().byName().get(name), right().byName().get(name));
        }

        private Optional<String> extent(String name) {
            UncertainMatrix expected = right().byName().get(name);
            DenseMatrix distance =
                    actual.orElseThrow().byName().get(name).value().minus(expected.value());
            return Extent.of(distance, expected.level()).words(bench.sizes().headWidth());
        }

        /** Whether the layer gave what another one gives, to rounding level. */
        boolean isEqualTo(LayerMaker layer) {
            return actual.isPresent() && Agreement.of(actual.get(), of(layer));
        }
    }

    /** Looks at a layer. */
    static Sight of(Subject subject) {
        return new Sight(
                subject,
                IntStream.range(0, CASES)
                        .mapToObj(number -> look(Bench.of(subject, ordinaryCase(subject, number))))
                        .toList());
    }

    /** One of the cases. */
    static LayerCase ordinaryCase(Subject subject, int number) {
        return ordinaryCase(subject, sizes(subject, number), number);
    }

    /** A case of these sizes, drawn as the others are. */
    static LayerCase ordinaryCase(Subject subject, Sizes sizes, int number) {
        Map<Dimension, Integer> used = new EnumMap<>(Dimension.class);
        sizes.extents().forEach((dimension, extent) -> {
            if (matters(subject.kind(), dimension)) {
                used.put(dimension, extent);
            }
        });
        return new LayerCase(subject.fitted(new Sizes(used)), scalars(subject), Inputs.ORDINARY, number);
    }

    /** Whether a size says something of a kind. */
    static boolean matters(LayerKind kind, Dimension dimension) {
        return switch (dimension) {
            case TOKENS -> true;
            case HEADS, KEY_VALUE_HEADS -> kind.hasHeads();
            case BLOCKS -> kind == LayerKind.LANGUAGE_MODEL;
            default -> kind.uses(dimension);
        };
    }

    private static Map<Hyperparameter, Double> scalars(Subject subject) {
        if (subject.kind() == LayerKind.LORA_LINEAR) {
            return Map.of(Hyperparameter.LORA_ALPHA, ALPHA);
        }
        return subject.kind().hasEpsilon()
                ? Map.of(Hyperparameter.EPSILON, subject.fixedEpsilon().orElse(EPSILON))
                : Map.of();
    }

    /** Every other case shares keys and values, if the subject can. */
    private static Sizes sizes(Subject subject, int number) {
        return number % 2 == 1 && subject.takes(Dimension.KEY_VALUE_HEADS)
                ? SIZES.with(Dimension.KEY_VALUE_HEADS, 2)
                : SIZES;
    }

    private static Look look(Bench bench) {
        try {
            return new Look(bench, Optional.of(bench.run(bench.x(), bench.delta())));
        } catch (SubjectFailure failure) {
            return new Look(bench, Optional.empty());
        }
    }

    /** Whether the layer gave what another one gives, in every case. */
    boolean isEqualTo(LayerMaker layer) {
        return cases.stream().allMatch(look -> look.isEqualTo(layer));
    }

    /** Whether the layer is right, in every case. */
    boolean isRight() {
        return cases.stream().allMatch(look -> look.isEqualTo(look.bench().right()));
    }

    /** The results that differ from the right ones in at least one case, by name; none when the layer's own code failed. */
    List<String> wrongResults() {
        if (cases.stream().anyMatch(look -> look.actual().isEmpty())) {
            return List.of();
        }
        return cases.get(0).actual().orElseThrow().byName().keySet().stream()
                .filter(name -> cases.stream().anyMatch(look -> !look.isRightIn(name)))
                .toList();
    }

    /** Where a result is wrong, if that is the same in every case. */
    Optional<String> extent(String quantity) {
        return cases.stream()
                .map(look -> look.extent(quantity))
                .distinct()
                .reduce((one, other) -> Optional.empty())
                .flatMap(words -> words);
    }

    /** The output if it is wrong, because all else follows from it; otherwise all wrong results. */
    List<String> firstWrongResults() {
        List<String> wrong = wrongResults();
        return wrong.contains("Y") ? List.of("Y") : wrong;
    }
}
