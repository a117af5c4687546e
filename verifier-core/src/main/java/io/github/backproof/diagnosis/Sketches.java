package io.github.backproof.diagnosis;

import io.github.backproof.bench.LayerAttempt;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts suspects in order by how near they come to a specimen, in float64. It decides nothing: which suspects are looked at closely
 * depends on their order alone, and a closer look is {@link Specimen#gives}.
 *
 * @param cases the specimen in each case
 */
record Sketches(List<Target> cases) {
    /** In every other case keys and values are shared, if they can be: such a case shows more. */
    private static final int SHOWS_MOST = 1;

    /** So many of the nearest in one case are put in order by all of them. */
    private static final int NEAREST_IN_ONE_CASE = 60;

    static Sketches of(Specimen specimen) {
        return new Sketches(IntStream.range(0, specimen.cases().size())
                .mapToObj(number -> Target.of(specimen, number))
                .toList());
    }

    /** The case that shows more than others. */
    Target one() {
        return cases.get(SHOWS_MOST);
    }

    /** Whether suspects change the right output in some case. */
    boolean changesOutput(Suspects suspects) {
        return cases.stream().anyMatch(target -> target.changesOutput(suspects.attempt()));
    }

    /** The nearest by output and every gradient, at most so many, the nearest first. */
    List<Suspects> nearest(int most, Stream<Suspects> suspects) {
        return nearest(most, suspects, Target::distance);
    }

    /** The nearest by output alone. */
    List<Suspects> nearestByOutput(int most, Stream<Suspects> suspects) {
        return nearest(most, suspects, Target::distanceOfOutput);
    }

    /** A distance in a case; nothing where there is no such layer. */
    private interface Distance {
        Optional<Double> of(Target target, LayerAttempt attempt);
    }

    private List<Suspects> nearest(int most, Stream<Suspects> suspects, Distance distance) {
        List<Suspects> inOneCase =
                first(NEAREST_IN_ONE_CASE, suspects.flatMap(who -> ranked(who, List.of(one()), distance)));
        return first(most, inOneCase.stream().flatMap(who -> ranked(who, cases, distance)));
    }

    private static Stream<Ranked<Suspects>> ranked(Suspects suspects, List<Target> targets, Distance distance) {
        LayerAttempt attempt = suspects.attempt();
        List<Double> distances = targets.stream()
                .flatMap(target -> distance.of(target, attempt).stream())
                .toList();
        return distances.size() < targets.size()
                ? Stream.empty()
                : Stream.of(new Ranked<>(
                        suspects, distances.stream().mapToDouble(far -> far).sum()));
    }

    /**
     * Something at a distance.
     *
     * @param what what it is
     * @param distance a square, of no unit
     */
    record Ranked<T>(T what, double distance) {}

    /** The nearest, at most so many, the nearest first. */
    static <T> List<T> first(int most, Stream<Ranked<T>> ranked) {
        return ranked.sorted(Comparator.comparingDouble(Ranked::distance))
                .limit(most)
                .map(Ranked::what)
                .toList();
    }
}
