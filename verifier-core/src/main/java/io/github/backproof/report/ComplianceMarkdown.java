package io.github.backproof.report;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The report as Markdown, for the summary page of a CI job. */
final class ComplianceMarkdown {
    private final ComplianceReport report;
    private final List<String> lines = new ArrayList<>();

    private ComplianceMarkdown(ComplianceReport report) {
        this.report = report;
    }

    static String of(ComplianceReport report) {
        ComplianceMarkdown markdown = new ComplianceMarkdown(report);
        markdown.overview();
        markdown.waivers();
        report.subjects().forEach(markdown::details);
        return String.join("\n", markdown.lines) + "\n";
    }

    private void overview() {
        lines.add("## " + PlainText.markdown(ConsoleReport.summary(report)));
        lines.add("");
        lines.add("Backproof " + PlainText.markdown(report.version()) + " · catalogue "
                + PlainText.markdown(report.catalogue()) + " · seed " + report.seed() + " · " + report.tries()
                + " tries"
                + report.shard().map(shard -> " · shard " + shard).orElse(""));
        lines.add("");
        lines.add("| layer | kind | precision | upheld | verdict |");
        lines.add("|---|---|---|---|---|");
        for (SubjectReport subject : report.subjects()) {
            lines.add("| %s | %s | %s | %d of %d | %s |"
                    .formatted(
                            PlainText.markdown(subject.name()),
                            PlainText.markdown(subject.kind()),
                            PlainText.markdown(subject.precision()),
                            subject.count(Outcome.UPHELD),
                            subject.applicable(),
                            verdict(subject)));
        }
    }

    private void waivers() {
        WaiverCheck.problems(report).stream()
                .map(problem -> "- ✗ " + PlainText.markdown(problem))
                .reduce((one, other) -> one + "\n" + other)
                .ifPresent(list -> lines.add("\n" + list));
    }

    private String verdict(SubjectReport subject) {
        if (!subject.problems().isEmpty()) {
            return "✗ could not be verified";
        }
        return report.complies(subject) ? "✓ complies" : "✗ does not comply";
    }

    private void details(SubjectReport subject) {
        List<Verdict> waived = subject.waived();
        if (subject.problems().isEmpty() && subject.breaches().isEmpty() && waived.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("### " + PlainText.markdown(subject.name()));
        lines.add("");
        subject.problems().forEach(problem -> lines.add("- " + PlainText.markdown(problem)));
        subject.breaches().forEach(verdict -> violation(verdict, Replay.command(report, subject, verdict)));
        waived.forEach(verdict -> lines.add("- " + title(verdict) + ": waived, "
                + PlainText.markdown(verdict.reason().orElse(""))));
    }

    private void violation(Verdict verdict, String replay) {
        lines.add("- " + title(verdict) + " · " + verdict.level());
        verdict.smallestCase().ifPresent(smallest -> {
            lines.add("  - smallest case: " + PlainText.markdown(smallest.sizes()));
            lines.add("  - seen there: " + PlainText.markdown(smallest.finding()));
        });
        lines.add("  - replay: " + PlainText.markdown(replay));
    }

    private static String title(Verdict verdict) {
        return "**" + verdict.invariant() + "** "
                + PlainText.markdown(Catalogue.spec(verdict.invariant()).headline());
    }
}
