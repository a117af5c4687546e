package io.github.backproof.report;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.catalogue.Spec;
import io.github.backproof.report.SarifLog.ArtifactLocation;
import io.github.backproof.report.SarifLog.Configuration;
import io.github.backproof.report.SarifLog.Driver;
import io.github.backproof.report.SarifLog.Invocation;
import io.github.backproof.report.SarifLog.Location;
import io.github.backproof.report.SarifLog.LogicalLocation;
import io.github.backproof.report.SarifLog.Message;
import io.github.backproof.report.SarifLog.PhysicalLocation;
import io.github.backproof.report.SarifLog.Region;
import io.github.backproof.report.SarifLog.Result;
import io.github.backproof.report.SarifLog.Rule;
import io.github.backproof.report.SarifLog.Run;
import io.github.backproof.report.SarifLog.Suppression;
import io.github.backproof.report.SarifLog.Tool;
import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The violations as SARIF 2.1.0, which code hosts show beside the layer's source line. */
final class ComplianceSarif {
    private static final String UNVERIFIED = "unverified";

    private final ComplianceReport report;
    private final List<String> ids;

    private ComplianceSarif(ComplianceReport report) {
        this.report = report;
        TreeSet<String> found = new TreeSet<>();
        for (SubjectReport subject : report.subjects()) {
            counting(subject).forEach(verdict -> found.add(verdict.invariant()));
        }
        this.ids = new ArrayList<>(found);
        ids.add(UNVERIFIED);
    }

    static String of(ComplianceReport report) {
        ComplianceSarif sarif = new ComplianceSarif(report);
        Driver driver = new Driver(
                "Backproof",
                PlainText.oneLine(report.version()),
                sarif.ids.stream().map(ComplianceSarif::rule).toList());
        Run run = new Run(
                new Tool(driver),
                List.of(new Invocation(true)),
                sarif.results(),
                Map.of("seed", Long.toString(report.seed())));
        return ComplianceJson.withoutAbsent(
                new SarifLog("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", List.of(run)));
    }

    /** Violations and failures, waived ones too. */
    private static List<Verdict> counting(SubjectReport subject) {
        return subject.verdicts().stream()
                .filter(verdict -> verdict.outcome().isBreach() || verdict.outcome() == Outcome.WAIVED)
                .toList();
    }

    private static Rule rule(String id) {
        if (id.equals(UNVERIFIED)) {
            return new Rule(
                    id,
                    Message.of("A class marked @GradientChecked could not be verified"),
                    Optional.empty(),
                    new Configuration("error"));
        }
        Spec spec = Catalogue.spec(id);
        return new Rule(
                id,
                Message.of(spec.headline()),
                Optional.of(new Message(spec.text(), Optional.of(spec.text()))),
                new Configuration(level(spec.level())));
    }

    private static String level(Level level) {
        return level == Level.MUST ? "error" : "warning";
    }

    private List<Result> results() {
        List<Result> results = new ArrayList<>();
        for (SubjectReport subject : report.subjects()) {
            subject.problems()
                    .forEach(problem ->
                            results.add(result(subject, UNVERIFIED, "error", PlainText.oneLine(problem), List.of())));
            counting(subject).forEach(verdict -> results.add(violation(subject, verdict)));
        }
        return results;
    }

    private Result violation(SubjectReport subject, Verdict verdict) {
        String seen = verdict.smallestCase()
                .map(smallest -> " Seen: " + PlainText.oneLine(smallest.finding()) + ". Smallest case: "
                        + PlainText.oneLine(smallest.sizes()) + ".")
                .orElse("");
        String text = PlainText.oneLine(subject.name()) + " does not uphold "
                + Catalogue.spec(verdict.invariant()).headline() + "." + seen + " Replay: "
                + Replay.command(report, subject, verdict);
        List<Suppression> suppressions = verdict.outcome() == Outcome.WAIVED
                ? List.of(new Suppression(
                        "external", PlainText.oneLine(verdict.reason().orElse(""))))
                : List.of();
        return result(subject, verdict.invariant(), level(verdict.level()), text, suppressions);
    }

    private Result result(
            SubjectReport subject, String rule, String level, String text, List<Suppression> suppressions) {
        String className = PlainText.oneLine(subject.className());
        Location location = new Location(
                report.sourceOf(subject)
                        .map(place -> new PhysicalLocation(
                                new ArtifactLocation(uri(place.file()), "%SRCROOT%"), new Region(place.line()))),
                List.of(new LogicalLocation(PlainText.oneLine(subject.name()), className, "type")));
        return new Result(
                rule,
                ids.indexOf(rule),
                level,
                Message.of(withoutLinks(text)),
                List.of(location),
                Map.of("check/v1", className + "#" + rule),
                suppressions);
    }

    /** Viewers make a link of what looks like one in Markdown, even in plain text. */
    private static String withoutLinks(String text) {
        return text.replace("](", "] (");
    }

    /** The path below the root, whatever it tries to say: never absolute, never above the root, in ASCII. */
    private static String uri(String file) {
        return Stream.of(file.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
