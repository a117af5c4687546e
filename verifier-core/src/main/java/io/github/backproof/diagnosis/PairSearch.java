package io.github.backproof.diagnosis;

import io.github.backproof.diagnosis.PairMatch.Certainty;
import io.github.backproof.fault.Fault;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The search for two mistakes in one layer.
 *
 * <p>The output alone says which mistakes of the forward pass can be there: none, one or two. Gradients are computed only of the
 * pairs that this leaves. They are put in order in float64; the nearest are looked at closely, and there rounding levels decide.
 *
 * @param specimen the layer
 * @param sketches what suspects give in float64
 * @param faults the mistakes of its kind
 */
record PairSearch(Specimen specimen, Sketches sketches, List<Fault> faults) {
    /** So many of the nearest are looked at closely. What is not among them is farther away than a dozen others. */
    static final int CLOSE_LOOKS = 12;

    /** So many pairs whose outputs come nearest have their gradients computed. */
    private static final int BY_OUTPUT = 40;

    private static final List<String> OUTPUT = List.of("Y");

    /** Whether one mistake alone may be all that is wrong. */
    boolean mayHaveOneMistake() {
        return !sketches.nearest(CLOSE_LOOKS, faults.stream().map(Suspects::of)).stream()
                .allMatch(one -> isNotAll(one.faults().get(0)));
    }

    /** Whether something that the layer gives speaks against a mistake alone. */
    boolean isNotAll(Fault fault) {
        return specimen.refutes(fault.builder()::build);
    }

    /** The pairs that give all that the layer gives: first those with as few mistakes in the forward pass as can be. */
    List<PairMatch> equal() {
        List<PairMatch> few = specimen.wrong().containsAll(OUTPUT)
                ? equalAmong(givingOutput(alone()).flatMap(this::pairsWith))
                : equalAmong(pairs(notInOutput()));
        return few.isEmpty() ? equalAmong(nearestByOutput().stream()) : few;
    }

    /** The mistakes, or where there are none the pairs, whose output is that of the layer. */
    List<Suspects> givingOutput() {
        List<Suspects> one = givingOutput(alone()).toList();
        return one.isEmpty() ? givingOutput(nearestByOutput().stream()).toList() : one;
    }

    private Stream<Suspects> givingOutput(Stream<Suspects> suspects) {
        return sketches.nearestByOutput(CLOSE_LOOKS, suspects).stream()
                .filter(who -> specimen.gives(who.layer(), OUTPUT));
    }

    private List<PairMatch> equalAmong(Stream<Suspects> pairs) {
        return sketches.nearest(CLOSE_LOOKS, pairs).stream()
                .filter(pair -> specimen.isExplainedBy(number -> specimen.instead(pair.layer(), number)))
                .map(pair -> new PairMatch(pair.faults(), Certainty.EQUAL, specimen.wrong()))
                .toList();
    }

    private List<Suspects> nearestByOutput() {
        return sketches.nearestByOutput(BY_OUTPUT, pairs(inOutput()));
    }

    private Stream<Suspects> alone() {
        return inOutput().stream().map(Suspects::of);
    }

    private Stream<Suspects> pairsWith(Suspects one) {
        return faults.stream()
                .filter(fault -> !one.faults().contains(fault))
                .map(fault -> Suspects.of(one.faults().get(0), fault));
    }

    /** Two of them, in every way. */
    static Stream<Suspects> pairs(List<Fault> among) {
        return IntStream.range(0, among.size())
                .boxed()
                .flatMap(i -> among.subList(0, i).stream().map(other -> Suspects.of(other, among.get(i))));
    }

    /** The mistakes that change the output: in float64 the others give the right one bit by bit. */
    private List<Fault> inOutput() {
        return faults.stream()
                .filter(fault -> sketches.changesOutput(Suspects.of(fault)))
                .toList();
    }

    private List<Fault> notInOutput() {
        List<Fault> inOutput = inOutput();
        return faults.stream().filter(fault -> !inOutput.contains(fault)).toList();
    }
}
