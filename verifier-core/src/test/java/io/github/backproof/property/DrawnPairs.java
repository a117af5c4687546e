package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerAttempt;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Sketch;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.FaultPair;
import io.github.backproof.fault.Faults;
import io.github.backproof.fault.Place;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Sizes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pairs of mistakes in one place, and what layers give in a case in float64. */
final class DrawnPairs {
    private static final long SEED = 2027;

    /** Two mistakes in what the targets are can be joined in a case where one of them changes none; they must be in each. */
    private static final int CASES = 8;

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

    private DrawnPairs() {}

    /** So many pairs of a kind that can be in one layer, always the same ones. */
    static List<FaultPair> of(LayerKind kind, int number) {
        List<Fault> faults = faults(kind);
        List<FaultPair> all = new ArrayList<>();
        for (Fault first : faults) {
            faults.stream()
                    .takeWhile(second -> second != first)
                    .filter(second -> second.place().equals(first.place()))
                    .forEach(second -> all.add(new FaultPair(second, first)));
        }
        Collections.shuffle(all, new Random(SEED));
        return all.stream().filter(DrawnPairs::canBeInOneLayer).limit(number).toList();
    }

    private static boolean canBeInOneLayer(FaultPair pair) {
        return IntStream.range(0, CASES)
                .allMatch(number ->
                        values(pair.first().place(), pair::build, number).isPresent());
    }

    /** The mistakes of a kind that ordinary cases show. */
    static List<Fault> faults(LayerKind kind) {
        return visible().filter(fault -> fault.kind() == kind).toList();
    }

    /** The mistakes that ordinary cases show. */
    static Stream<Fault> visible() {
        return Faults.all().stream()
                .filter(Fault::isInAnEquation)
                .filter(fault -> !DiagnosisTest.WRONG_AT_THE_LIMITS_ONLY.contains(fault.id()));
    }

    static Fault fault(String id) {
        return Faults.all().stream()
                .filter(fault -> fault.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What a layer in a place gives in a case of float64; keys and values are shared in odd cases. */
    static Optional<Map<String, DenseMatrix>> values(Place place, LayerAttempt layer, int number) {
        Sizes sizes = number % 2 == 1 ? SIZES.with(Dimension.KEY_VALUE_HEADS, 2) : SIZES;
        LayerCase given = new LayerCase(
                sizes, Map.of(Hyperparameter.EPSILON, 0.1, Hyperparameter.LORA_ALPHA, 7.0), Inputs.ORDINARY, number);
        Bench bench = Bench.of(
                SubjectsUnderTest.of(
                        "in a case",
                        place,
                        (settings, parameters) ->
                                layer.make(settings, parameters).orElseThrow(),
                        Precision.FLOAT64),
                given);
        return Sketch.of(bench).values(layer);
    }

    /** Whether two layers give the same bits under every name. */
    static boolean areSame(Map<String, DenseMatrix> some, Map<String, DenseMatrix> others) {
        return some.keySet().equals(others.keySet())
                && some.keySet().stream().allMatch(name -> some.get(name).sameNumbers(others.get(name)));
    }
}
