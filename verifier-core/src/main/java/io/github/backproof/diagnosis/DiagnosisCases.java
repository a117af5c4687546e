package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The cases in which a layer is looked at to find out what is wrong with it. */
final class DiagnosisCases {
    private static final int CASES = 5;

    /** Large enough that no two faults of the dictionary agree by chance. */
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

    private DiagnosisCases() {}

    /** The subject in each of them. */
    static Stream<Bench> of(Subject subject) {
        Map<Hyperparameter, Double> scalars =
                Map.of(Hyperparameter.EPSILON, subject.fixedEpsilon().orElse(0.1), Hyperparameter.LORA_ALPHA, 7.0);
        return IntStream.range(0, CASES)
                .mapToObj(number ->
                        Bench.of(subject, new LayerCase(sizes(subject, number), scalars, Inputs.ORDINARY, number)));
    }

    /** Every other case shares keys and values, if the subject can. */
    private static Sizes sizes(Subject subject, int number) {
        return number % 2 == 1 && subject.takes(Dimension.KEY_VALUE_HEADS)
                ? SIZES.with(Dimension.KEY_VALUE_HEADS, 2)
                : SIZES;
    }
}
