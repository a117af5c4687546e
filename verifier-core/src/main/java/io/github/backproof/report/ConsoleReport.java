package io.github.backproof.report;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.report.ConsoleLine.Severity;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report as lines on a console: one per layer when all is well, and what is needed to understand what is not. */
public final class ConsoleReport {
    /** So many broken laws are told in full: one mistake breaks many. */
    private static final int SHOWN = 3;

    /** A longer name moves its own line only. */
    private static final int WIDEST = 60;

    private final ComplianceReport report;
    private final List<ConsoleLine> lines = new ArrayList<>();

    private ConsoleReport(ComplianceReport report) {
        this.report = report;
    }

    /** The lines, the summary last. */
    public static List<ConsoleLine> of(ComplianceReport report) {
        ConsoleReport console = new ConsoleReport(report);
        console.table();
        return List.copyOf(console.lines);
    }

    /** The one sentence that says how the run ended. */
    public static String summary(ComplianceReport report) {
        int all = report.subjects().size();
        int failing = report.failing().size();
        if (all == 0) {
            return "backproof: nothing was verified";
        }
        if (failing == 0) {
            return "backproof: " + (all == 1 ? "the layer complies" : "all " + all + " layers comply") + " ("
                    + Totals.of(report).sentence() + ")";
        }
        List<String> reasons = new ArrayList<>();
        long must = report.violations(Level.MUST);
        long refused = report.subjects().stream()
                .filter(subject -> !subject.problems().isEmpty())
                .count();
        if (must > 0) {
            reasons.add(must + " MUST violation" + (must == 1 ? "" : "s"));
        }
        if (refused > 0) {
            reasons.add(refused + " could not be verified");
        }
        long unchecked =
                report.failing().stream().filter(SubjectReport::nothingChecked).count();
        if (unchecked > 0) {
            reasons.add(unchecked + " with nothing checked");
        }
        return "backproof: %d of %d layer%s %s not comply (%s)"
                .formatted(failing, all, all == 1 ? "" : "s", failing == 1 ? "does" : "do", String.join(", ", reasons));
    }

    private void table() {
        add(
                Severity.INFO,
                "backproof %s · catalogue %s · seed %d · %d tries · kernel %s%s"
                        .formatted(
                                report.version(),
                                report.catalogue(),
                                report.seed(),
                                report.tries(),
                                report.kernel(),
                                remarks()));
        int names = width(report.subjects().stream().map(SubjectReport::name).toList());
        int kinds = width(report.subjects().stream().map(SubjectReport::kind).toList());
        for (SubjectReport subject : report.subjects()) {
            String start = ("  %-" + names + "s  %-" + kinds + "s  ")
                    .formatted(PlainText.oneLine(subject.name()), PlainText.oneLine(subject.kind()));
            if (subject.problems().isEmpty()) {
                verified(start, subject);
            } else {
                add(Severity.ERROR, start + "could not be verified");
                subject.problems().forEach(problem -> add(Severity.ERROR, "    " + PlainText.oneLine(problem)));
            }
        }
        WaiverCheck.problems(report).forEach(problem -> add(Severity.ERROR, "  " + problem));
    }

    private String remarks() {
        String unchanged = report.provenance().origin() == Origin.UNCHANGED
                ? " · nothing changed, taken from the last run (-Dbackproof.fresh runs all)"
                : "";
        String budget = report.provenance()
                .budget()
                .map(seconds -> " · budget " + seconds + " s")
                .orElse("");
        return budget + report.shard().map(shard -> " · shard " + shard).orElse("") + unchanged;
    }

    private void verified(String start, SubjectReport subject) {
        boolean clean = subject.count(Outcome.UPHELD) == subject.applicable();
        Severity severity = !report.complies(subject) ? Severity.ERROR : clean ? Severity.INFO : Severity.WARNING;
        add(
                severity,
                start
                        + String.format(
                                Locale.ROOT,
                                "%-8s  %3d of %-3d  %5.1f s",
                                subject.precision(),
                                subject.count(Outcome.UPHELD),
                                subject.applicable(),
                                subject.seconds()));
        if (!subject.shapes().isEmpty()) {
            add(Severity.INFO, "    the shapes of this layer are fixed: " + subject.shapes());
        }
        if (subject.nothingChecked()) {
            subject.verdicts().stream()
                    .filter(verdict -> verdict.outcome() == Outcome.NOT_APPLICABLE)
                    .forEach(verdict -> add(
                            severity,
                            "    " + verdict.invariant() + " not applicable because "
                                    + verdict.reason().orElse("no reason is given")));
        }
        if (!subject.notVerified().isEmpty()) {
            add(severity, "    not verified: the gradient of " + String.join(", ", subject.notVerified()));
        }
        subject.explanations().forEach(diagnosis -> explain(severity, diagnosis));
        List<Verdict> breaches = subject.breaches();
        breaches.stream().limit(SHOWN).forEach(verdict -> explain(subject, verdict));
        if (breaches.size() > SHOWN) {
            String others =
                    breaches.stream().skip(SHOWN).map(Verdict::invariant).collect(Collectors.joining(", "));
            add(severity, "    and breaks, as the report says in full: " + others);
        }
        subject.waived().forEach(verdict -> explain(subject, verdict));
        subject.verdicts().stream()
                .filter(verdict -> verdict.outcome() == Outcome.CANNOT_TELL)
                .forEach(verdict -> explain(subject, verdict));
    }

    private void explain(Severity severity, Diagnosis diagnosis) {
        DiagnosisText.lines(diagnosis).forEach(line -> add(severity, "    " + line));
    }

    private void explain(SubjectReport subject, Verdict verdict) {
        boolean breaks = verdict.outcome().isBreach() && verdict.level() == Level.MUST;
        Severity severity = breaks ? Severity.ERROR : Severity.WARNING;
        String headline = Catalogue.spec(verdict.invariant()).headline();
        add(severity, "    " + verdict.invariant() + " " + headline);
        verdict.smallestCase()
                .ifPresent(smallest -> add(
                        severity,
                        "      smallest case: " + smallest.sizes() + " · " + PlainText.oneLine(smallest.finding())));
        if (verdict.outcome() == Outcome.CANNOT_TELL) {
            add(severity, "      cannot tell: " + verdict.reason().orElse("no reason given"));
            return;
        }
        if (verdict.outcome() == Outcome.WAIVED) {
            add(severity, "      waived: " + PlainText.oneLine(verdict.reason().orElse("no reason given")));
        }
        add(severity, "      replay: " + Replay.command(report, subject, verdict));
    }

    private static int width(List<String> texts) {
        return texts.stream()
                .mapToInt(text -> Math.max(1, Math.min(text.length(), WIDEST)))
                .max()
                .orElse(1);
    }

    private void add(Severity severity, String text) {
        String start = text.substring(0, text.length() - text.stripLeading().length());
        lines.add(new ConsoleLine(severity, start + PlainText.oneLine(text)));
    }
}
