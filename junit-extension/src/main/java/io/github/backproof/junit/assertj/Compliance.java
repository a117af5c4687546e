package io.github.backproof.junit.assertj;

import io.github.backproof.junit.run.LawCheck;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All verdicts on a layer, and what they say together.
 *
 * @param subject the layer
 * @param verdicts of every law about its kind
 */
record Compliance(Subject subject, Map<LawCheck, Verdict> verdicts) {
    boolean complies() {
        return breaches().stream().noneMatch(check -> check.law().spec().level() == Level.MUST) && !nothingChecked();
    }

    String text() {
        if (nothingChecked()) {
            return subject.name() + ": no law came to a verdict.";
        }
        List<LawCheck> breaches = breaches();
        long must = breaches.stream()
                .filter(check -> check.law().spec().level() == Level.MUST)
                .count();
        StringBuilder text =
                new StringBuilder("%s does not comply: of %d laws, %d that MUST hold and %d that SHOULD do not."
                        .formatted(subject.name(), checked(), must, breaches.size() - must));
        breaches.get(0).explanation().lines().forEach(line -> text.append("\n  " + line));
        for (LawCheck breach : breaches) {
            text.append("\n  " + breach.law().spec().id() + " "
                    + breach.law().spec().headline());
            verdicts.get(breach)
                    .smallestCase()
                    .ifPresent(found -> text.append("\n    smallest case: " + found.sizes() + " · " + found.finding()));
        }
        return text.toString();
    }

    /** The layer's own laws before those of every layer. */
    private List<LawCheck> breaches() {
        return verdicts.keySet().stream()
                .filter(check -> verdicts.get(check).outcome().isBreach())
                .sorted(Comparator.comparing(check -> check.law().spec().id().startsWith("GEN-")))
                .toList();
    }

    private long checked() {
        return verdicts.values().stream()
                .filter(verdict -> verdict.outcome() != Outcome.NOT_APPLICABLE)
                .count();
    }

    private boolean nothingChecked() {
        return verdicts.values().stream()
                .noneMatch(verdict ->
                        verdict.outcome() == Outcome.UPHELD || verdict.outcome().isBreach());
    }
}
