package io.github.backproof.report;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statement that goes with a release: what was verified by what, and what was waived, not applicable or not verified. */
final class ComplianceStatement {
    private final ComplianceReport report;
    private final List<String> lines = new ArrayList<>();

    private ComplianceStatement(ComplianceReport report) {
        this.report = report;
    }

    static String of(ComplianceReport report) {
        ComplianceStatement statement = new ComplianceStatement(report);
        statement.facts();
        statement.judgement();
        statement.verified();
        statement.list(
                "Violated",
                subject -> subject.breaches().stream()
                        .map(verdict -> title(verdict) + " · " + verdict.level() + finding(verdict))
                        .toList());
        statement.list("Waived", subject -> with(subject, Outcome.WAIVED, "accepted because "));
        statement.list("Not applicable", subject -> with(subject, Outcome.NOT_APPLICABLE, "because "));
        statement.list("Not verified", ComplianceStatement::notVerified);
        return String.join("\n", statement.lines) + "\n";
    }

    private void facts() {
        lines.add("# Compliance statement");
        lines.add("");
        lines.add("| | |");
        lines.add("|---|---|");
        Facts.of(report).forEach((name, value) -> lines.add("| " + name + " | " + PlainText.markdown(value) + " |"));
        lines.add("");
    }

    private void judgement() {
        boolean complies = report.failing().isEmpty() && !report.subjects().isEmpty();
        String whole = report.coversAll() ? "" : " This is a part of a run and no statement on the whole.";
        lines.add((complies ? "The subject complies: " : "The subject does not comply: ")
                + Totals.of(report).sentence() + "." + whole);
    }

    private void verified() {
        list("Verified", subject -> {
            List<String> upheld = subject.verdicts().stream()
                    .filter(verdict -> verdict.outcome() == Outcome.UPHELD)
                    .map(Verdict::invariant)
                    .toList();
            return upheld.isEmpty() ? List.of() : List.of(String.join(", ", upheld));
        });
    }

    private static List<String> with(SubjectReport subject, Outcome outcome, String before) {
        return subject.verdicts().stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .map(verdict -> title(verdict) + ": " + before
                        + PlainText.markdown(verdict.reason().orElse("no reason is given")))
                .toList();
    }

    private static List<String> notVerified(SubjectReport subject) {
        List<String> sentences = new ArrayList<>();
        subject.problems().forEach(problem -> sentences.add(PlainText.markdown(problem)));
        subject.notVerified()
                .forEach(name -> sentences.add(
                        "the gradient of " + PlainText.markdown(name) + ": no check compared it with anything"));
        sentences.addAll(with(subject, Outcome.CANNOT_TELL, ""));
        return sentences;
    }

    private static String finding(Verdict verdict) {
        return verdict.smallestCase()
                .map(smallest -> ": " + PlainText.markdown(smallest.finding()))
                .orElse("");
    }

    private static String title(Verdict verdict) {
        return verdict.invariant() + " "
                + PlainText.markdown(Catalogue.spec(verdict.invariant()).headline());
    }

    private void list(String heading, Function<SubjectReport, List<String>> sentences) {
        lines.add("");
        lines.add("## " + heading);
        lines.add("");
        List<String> entries = report.subjects().stream()
                .filter(subject -> !sentences.apply(subject).isEmpty())
                .map(subject -> "- **" + PlainText.markdown(subject.className()) + "** ("
                        + PlainText.markdown(subject.kind()) + ", " + PlainText.markdown(subject.precision()) + ")\n"
                        + sentences.apply(subject).stream()
                                .map(sentence -> "  - " + sentence)
                                .collect(Collectors.joining("\n")))
                .toList();
        lines.addAll(entries.isEmpty() ? List.of("Nothing.") : entries);
    }
}
