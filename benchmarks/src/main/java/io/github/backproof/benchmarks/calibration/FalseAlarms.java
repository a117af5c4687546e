package io.github.backproof.benchmarks.calibration;

import io.github.backproof.benchmarks.calibration.RightCases.RightCase;
import io.github.backproof.catalogue.Oracle;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.Precision;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import io.github.backproof.property.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** How often right layers are accused: every invariant on every case of a stream, until enough comparisons are made. */
final class FalseAlarms {
    /** Difference quotients take some hundred forwards; beyond this size they are left out. */
    private static final long MOST_WORK_FOR_DERIVATIVES = 60_000;

    /** Cases between two looks at the count. */
    private static final int BATCH = 2_000;

    private FalseAlarms() {}

    /** One comparison of one case. */
    record Finding(long number, String invariant, String subject, String given, Comparison comparison) {
        Finding orWorse(Finding other) {
            return other.comparison.severity() > comparison.severity() ? other : this;
        }
    }

    /**
     * What was counted.
     *
     * @param cases layers with an input
     * @param comparisons decided comparisons of a matrix or a number
     * @param undecided comparisons in which nothing could be told
     * @param worst the comparison nearest to its level, by invariant
     */
    record Count(
            Precision precision,
            long seed,
            long cases,
            long comparisons,
            long undecided,
            List<Finding> alarms,
            TreeMap<String, Finding> worst) {
        static Count nothing(RightCases stream) {
            return new Count(stream.precision(), stream.seed(), 0, 0, 0, List.of(), new TreeMap<>());
        }

        Count and(Count other) {
            List<Finding> all = new ArrayList<>(alarms);
            all.addAll(other.alarms);
            TreeMap<String, Finding> both = new TreeMap<>(worst);
            other.worst.forEach((id, finding) -> both.merge(id, finding, Finding::orWorse));
            return new Count(
                    precision,
                    seed,
                    cases + other.cases,
                    comparisons + other.comparisons,
                    undecided + other.undecided,
                    all,
                    both);
        }
    }

    /** Counts until so many comparisons are decided. */
    static Count count(RightCases stream, long comparisons, Consumer<Count> progress) {
        Count total = Count.nothing(stream);
        while (total.comparisons() < comparisons) {
            long from = total.cases();
            total = LongStream.range(from, from + BATCH)
                    .parallel()
                    .mapToObj(number -> count(stream, number))
                    .reduce(Count.nothing(stream), Count::and)
                    .and(total);
            progress.accept(total);
        }
        return total;
    }

    private static Count count(RightCases stream, long number) {
        RightCase right = stream.of(number);
        Count total = new Count(stream.precision(), stream.seed(), 1, 0, 0, List.of(), new TreeMap<>());
        for (InvariantProperty property : Invariants.concerning(right.subject())) {
            boolean isTooLong = right.work() > MOST_WORK_FOR_DERIVATIVES && isByDerivative(property);
            if (!isTooLong && property.notApplicableTo(right.subject()).isEmpty()) {
                total = total.and(tried(stream, number, right, property));
            }
        }
        return total;
    }

    private static Count tried(RightCases stream, long number, RightCase right, InvariantProperty property) {
        Trial trial = new Trial(right.subject());
        Optional<Comparison> violated = property.tryOn(right.given(), trial);
        Finding finding = new Finding(
                number,
                property.spec().id(),
                right.subject().name(),
                right.given().toString(),
                violated.orElse(trial.worst()));
        TreeMap<String, Finding> worst = new TreeMap<>();
        worst.put(finding.invariant(), finding);
        return new Count(
                stream.precision(),
                stream.seed(),
                0,
                trial.decided(),
                trial.undecided(),
                violated.isPresent() ? List.of(finding) : List.of(),
                worst);
    }

    private static boolean isByDerivative(InvariantProperty property) {
        return property.spec().oracle() == Oracle.DERIVATIVE;
    }
}
