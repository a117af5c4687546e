package io.github.backproof.report;

import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** What is wrong with the waivers of a report: they must not outlive what they accept. */
public final class WaiverCheck {
    private WaiverCheck() {}

    /** One sentence for each waiver that has expired, names nothing or accepts nothing; empty when all are in order. */
    public static List<String> problems(ComplianceReport report) {
        return report.waivers().stream()
                .flatMap(waiver -> problem(waiver, report).stream())
                .map(PlainText::oneLine)
                .toList();
    }

    private static Optional<String> problem(Waiver waiver, ComplianceReport report) {
        String start = "the waiver of " + waiver.id() + " for " + waiver.subject();
        if (waiver.isExpired(report.provenance().date())) {
            return Optional.of(start + " ended on " + waiver.expires().orElseThrow()
                    + ": correct the layer, or give the waiver a later date and say why.");
        }
        // A part of a run may lack what the waiver is about.
        return report.coversAll() ? needless(waiver, start, report) : Optional.empty();
    }

    private static Optional<String> needless(Waiver waiver, String start, ComplianceReport report) {
        List<SubjectReport> named = report.subjects().stream()
                .filter(subject -> waiver.names(subject, waiver.id()))
                .toList();
        if (named.isEmpty()) {
            return Optional.of(start + " names no layer: write the name of a class marked @GradientChecked.");
        }
        List<Verdict> verdicts = named.stream()
                .flatMap(subject -> subject.verdicts().stream())
                .filter(verdict -> verdict.invariant().equals(waiver.id()))
                .toList();
        if (verdicts.isEmpty()) {
            return Optional.of(start + " accepts nothing: " + waiver.id() + " was not checked there; remove it.");
        }
        return verdicts.stream().anyMatch(verdict -> verdict.outcome() == Outcome.WAIVED)
                ? Optional.empty()
                : Optional.of(start + " accepts nothing: there is no such violation any more; remove it.");
    }
}
