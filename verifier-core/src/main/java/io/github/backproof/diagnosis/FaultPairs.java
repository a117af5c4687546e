package io.github.backproof.diagnosis;

import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;
import java.util.Comparator;
import java.util.List;

/** Looks a layer up among all pairs of mistakes of its kind. */
public final class FaultPairs {
    private FaultPairs() {}

    /**
     * The pairs of mistakes that the layer is equal to; where there are none, the mistakes that explain a part of it. Only what is
     * known with the greatest certainty. Nothing for a layer that is right or has one mistake of the dictionary.
     */
    public static List<PairMatch> matches(Subject subject) {
        return matches(Sight.of(subject));
    }

    static List<PairMatch> matches(Sight sight) {
        Subject subject = sight.subject();
        List<Fault> faults = Faults.all().stream()
                .filter(fault -> fault.kind() == subject.kind() && fault.isInAnEquation())
                .sorted(Comparator.comparing(fault -> isDeclaredBy(subject, fault) ? 0 : 1))
                .toList();
        return Specimen.of(sight).map(specimen -> matches(specimen, faults)).orElse(List.of());
    }

    /** Where several mistakes come to the same, those made in layers like this one are named first. */
    private static boolean isDeclaredBy(Subject subject, Fault fault) {
        Conventions declared = subject.conventions();
        return fault.masking() == declared.masking()
                && fault.place().gelu() == declared.gelu()
                && fault.place().variant().equals(declared.variant());
    }

    private static List<PairMatch> matches(Specimen specimen, List<Fault> faults) {
        if (specimen.wrong().isEmpty()) {
            return List.of();
        }
        PairSearch search = new PairSearch(specimen, Sketches.of(specimen), faults);
        if (search.mayHaveOneMistake()) {
            return List.of();
        }
        List<PairMatch> equal = search.equal();
        List<PairMatch> found = equal.isEmpty() ? PartialEvidence.of(search).matches() : equal;
        return found.stream()
                        .flatMap(match -> match.faults().stream())
                        .distinct()
                        .allMatch(search::isNotAll)
                ? found
                : List.of();
    }
}
