package io.github.backproof.report;

import io.github.backproof.catalogue.RunLaw;
import io.github.backproof.verdict.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Verdicts of the family RUN. A run, or several parts of one, may see a layer break the same law more than once. */
public final class SeenByTheRun {
    private static final BinaryOperator<Verdict> EARLIER =
            BinaryOperator.minBy(Comparator.comparing(SeenByTheRun::place));

    private SeenByTheRun() {}

    /** One verdict for each law, by id; the one whose place comes first speaks for it. Verdicts of other laws are left out. */
    public static List<Verdict> oneForEach(Collection<Verdict> verdicts) {
        SortedMap<String, Verdict> first = new TreeMap<>();
        verdicts.stream()
                .filter(verdict -> RunLaw.isOne(verdict.invariant()))
                .forEach(verdict -> first.merge(verdict.invariant(), verdict, EARLIER));
        return List.copyOf(first.values());
    }

    private static String place(Verdict verdict) {
        return verdict.smallestCase()
                .map(found -> found.sizes() + found.finding())
                .orElse("");
    }
}
