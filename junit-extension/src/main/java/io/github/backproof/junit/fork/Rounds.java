package io.github.backproof.junit.fork;

import io.github.backproof.report.MoreTries;
import io.github.backproof.report.SubjectReport;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Spends a time budget: round after round, each check gets further tries with a seed of the round's own, those that came closest to
 * their rounding level first. What is violated is tried no more.
 *
 * @param check makes one check in one round
 * @param isOver whether the time is spent; asked before each check
 */
record Rounds(OneCheck check, BooleanSupplier isOver) {
    /** Makes one check of one layer. */
    interface OneCheck {
        /** The report on that invariant alone, in a round from 1 on. */
        SubjectReport run(String className, String invariant, int round);
    }

    List<SubjectReport> after(List<SubjectReport> first) {
        Map<String, SubjectReport> found = new LinkedHashMap<>();
        first.forEach(subject -> found.put(subject.className(), subject));
        for (int round = 1; !likeliestFirst(found).isEmpty(); round++) {
            for (Verdict verdict : likeliestFirst(found)) {
                if (isOver.getAsBoolean()) {
                    return List.copyOf(found.values());
                }
                SubjectReport more = check.run(verdict.subject(), verdict.invariant(), round);
                found.merge(verdict.subject(), more, MoreTries::joined);
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Verdict> likeliestFirst(Map<String, SubjectReport> found) {
        return found.values().stream()
                .flatMap(subject -> subject.verdicts().stream())
                .filter(verdict -> verdict.outcome() == Outcome.UPHELD || verdict.outcome() == Outcome.CANNOT_TELL)
                .sorted(Comparator.comparingDouble(Rounds::shareOfLevel).reversed())
                .toList();
    }

    private static double shareOfLevel(Verdict verdict) {
        return verdict.roundingLevel() > 0 ? verdict.residual() / verdict.roundingLevel() : 0;
    }
}
