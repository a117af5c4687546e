package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.Observed;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks a layer up in the dictionary of faults. */
public final class FaultDictionary {
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

    private FaultDictionary() {}

    /**
     * The faults that the layer is equal to: its output and every gradient, to rounding level, in every case looked at, where the
     * right layer is not.
     */
    public static List<Fault> matches(Subject subject) {
        return Faults.all().stream()
                .filter(fault -> fault.kind() == subject.kind() && fault.isInAnEquation())
                .filter(fault -> cases(subject).allMatch(bench -> isEqualTo(fault.builder()::build, bench)))
                .filter(fault -> cases(subject).anyMatch(bench -> !isEqualTo(bench.right(), bench)))
                .toList();
    }

    /** What was found, as a sentence: empty when the dictionary does not know the mistake. */
    public static List<String> explain(Subject subject) {
        List<Fault> matches = matches(subject);
        String certainty = matches.size() == 1
                ? "equal, to rounding level, to the reference with one mistake"
                : "one of " + matches.size() + " mistakes that cannot be told apart here";
        return matches.stream()
                .map(fault -> "%s (%s): %s".formatted(certainty, fault.equation(), fault.story()))
                .toList();
    }

    private static Stream<Bench> cases(Subject subject) {
        Map<Hyperparameter, Double> scalars =
                Map.of(Hyperparameter.EPSILON, subject.fixedEpsilon().orElse(0.1), Hyperparameter.LORA_ALPHA, 7.0);
        return IntStream.range(0, CASES)
                .mapToObj(number ->
                        Bench.of(subject, new LayerCase(sizes(subject, number), scalars, Inputs.ORDINARY, number)));
    }

    /** Every other case shares keys and values, if the subject can. */
    private static Sizes sizes(Subject subject, int number) {
        Sizes sizes = SIZES.with(subject.fixedSizes());
        return number % 2 == 1 && subject.takes(Dimension.KEY_VALUE_HEADS)
                ? sizes.with(Dimension.KEY_VALUE_HEADS, 2)
                : sizes;
    }

    private static boolean isEqualTo(LayerMaker layer, Bench bench) {
        Observed expected = bench.instead(layer, bench.x(), bench.delta());
        Observed actual;
        try {
            actual = bench.run(bench.x(), bench.delta());
        } catch (SubjectFailure failure) {
            return false;
        }
        return agree(actual.output(), expected.output())
                && agree(actual.inputGradient(), expected.inputGradient())
                && actual.gradients().keySet().stream()
                        .allMatch(name -> agree(actual.gradient(name), expected.gradient(name)));
    }

    /** The subject's values within the rounding that the other layer may show; those of the right layer do not count. */
    private static boolean agree(UncertainMatrix actual, UncertainMatrix expected) {
        DenseMatrix distance = actual.value().minus(expected.value());
        return RoundingLevel.ofZero(expected.seenAs(distance, distance.scaledBy(0)))
                .isAgreement();
    }
}
