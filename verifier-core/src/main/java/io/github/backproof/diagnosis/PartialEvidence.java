package io.github.backproof.diagnosis;

import io.github.backproof.diagnosis.PairMatch.Certainty;
import io.github.backproof.diagnosis.Sketches.Ranked;
import io.github.backproof.fault.Fault;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What mistakes explain of a layer that no pair is equal to: because it has more than two, or two in one equation, or one that the
 * dictionary does not know.
 *
 * @param search where the layer is looked up
 * @param alone what each mistake alone gives, in float64
 */
record PartialEvidence(PairSearch search, Map<Fault, Map<String, DenseMatrix>> alone) {
    /** So many mistakes that come nearest in a value are looked at closely. */
    private static final int CLOSE_LOOKS_AT_A_VALUE = 4;

    static PartialEvidence of(PairSearch search) {
        Map<Fault, Map<String, DenseMatrix>> alone = new LinkedHashMap<>();
        for (Fault fault : search.faults()) {
            search.sketches()
                    .one()
                    .sketch()
                    .values(Suspects.of(fault).attempt())
                    .ifPresent(values -> alone.put(fault, values));
        }
        return new PartialEvidence(search, alone);
    }

    /** The strongest that there is. */
    List<PairMatch> matches() {
        List<PairMatch> sums = sums();
        if (!sums.isEmpty()) {
            return sums;
        }
        Map<Fault, List<String>> explained = explained();
        List<PairMatch> eachOfOne = eachOfOne(explained);
        if (!eachOfOne.isEmpty()) {
            return eachOfOne;
        }
        List<PairMatch> outputs = specimen().wrong().contains("Y") ? outputs(explained) : List.of();
        return outputs.isEmpty() ? most(explained, Certainty.SOME_GRADIENTS) : outputs;
    }

    private Specimen specimen() {
        return search.specimen();
    }

    /** The pairs of which each changes the right values by a part of what is wrong, and both by all of it. */
    private List<PairMatch> sums() {
        Target target = search.sketches().one();
        double[] wrong = target.changes(target.seen());
        Map<Fault, double[]> changes = new LinkedHashMap<>();
        alone.forEach((fault, values) -> changes.put(fault, target.changes(values)));
        Stream<Ranked<Suspects>> pairs = PairSearch.pairs(List.copyOf(alone.keySet()))
                .map(pair -> new Ranked<>(
                        pair,
                        distance(
                                wrong,
                                changes.get(pair.faults().get(0)),
                                changes.get(pair.faults().get(1)))));
        return Sketches.first(PairSearch.CLOSE_LOOKS, pairs).stream()
                .filter(pair -> specimen().isExplainedBy(number -> sum(pair, number)))
                .map(pair ->
                        new PairMatch(pair.faults(), Certainty.SUM, specimen().wrong()))
                .toList();
    }

    private static double distance(double[] wrong, double[] one, double[] other) {
        double squares = 0;
        for (int k = 0; k < wrong.length; k++) {
            double apart = wrong[k] - one[k] - other[k];
            squares += apart * apart;
        }
        return squares;
    }

    /** The right values of a case, with what each of two mistakes changes. */
    private Map<String, UncertainMatrix> sum(Suspects pair, int number) {
        Map<String, UncertainMatrix> one =
                specimen().instead(Suspects.of(pair.faults().get(0)).layer(), number);
        Map<String, UncertainMatrix> other =
                specimen().instead(Suspects.of(pair.faults().get(1)).layer(), number);
        Map<String, UncertainMatrix> sums = new LinkedHashMap<>();
        specimen()
                .right()
                .get(number)
                .forEach((name, values) ->
                        sums.put(name, one.get(name).plus(other.get(name)).minus(values)));
        return sums;
    }

    /** For each mistake that comes near, the wrong values that are its own; those that have none are left out. */
    private Map<Fault, List<String>> explained() {
        Map<Fault, List<String>> explained = new LinkedHashMap<>();
        near().forEach(fault -> {
            List<String> names = specimen().explainedBy(number -> specimen().instead(fault.builder()::build, number));
            if (!names.isEmpty()) {
                explained.put(fault, names);
            }
        });
        return explained;
    }

    private Stream<Fault> near() {
        return specimen().wrong().stream().flatMap(this::nearIn).distinct();
    }

    private Stream<Fault> nearIn(String name) {
        Target target = search.sketches().one();
        return Sketches.first(
                CLOSE_LOOKS_AT_A_VALUE,
                alone.entrySet().stream()
                        .map(one -> new Ranked<>(
                                one.getKey(),
                                target.distance(name, one.getValue().get(name)))))
                .stream();
    }

    private List<PairMatch> eachOfOne(Map<Fault, List<String>> explained) {
        return PairSearch.pairs(List.copyOf(explained.keySet()))
                .filter(pair -> Stream.of(0, 1)
                        .flatMap(i -> explained.get(pair.faults().get(i)).stream())
                        .toList()
                        .containsAll(specimen().wrong()))
                .map(pair -> new PairMatch(
                        pair.faults(), Certainty.EACH_OF_ONE, specimen().wrong()))
                .toList();
    }

    /** One mistake, or two, whose output is that of the layer. */
    private List<PairMatch> outputs(Map<Fault, List<String>> explained) {
        Map<Fault, List<String>> withOutput = new LinkedHashMap<>(explained);
        withOutput.values().removeIf(names -> !names.contains("Y"));
        if (!withOutput.isEmpty()) {
            return most(withOutput, Certainty.OUTPUT);
        }
        List<PairMatch> pairs = new ArrayList<>();
        search.givingOutput().forEach(pair -> pairs.add(new PairMatch(pair.faults(), Certainty.OUTPUT, List.of("Y"))));
        return pairs;
    }

    /** The mistakes that explain as many values as any other. */
    private static List<PairMatch> most(Map<Fault, List<String>> explained, Certainty certainty) {
        int most = explained.values().stream().mapToInt(List::size).max().orElse(0);
        return explained.entrySet().stream()
                .filter(entry -> entry.getValue().size() == most)
                .map(entry -> new PairMatch(List.of(entry.getKey()), certainty, entry.getValue()))
                .toList();
    }
}
