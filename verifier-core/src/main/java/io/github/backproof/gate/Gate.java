package io.github.backproof.gate;

import io.github.backproof.report.ComplianceReport;
import io.github.backproof.report.ConsoleReport;
import io.github.backproof.report.SubjectReport;
import io.github.backproof.report.WaiverCheck;
import io.github.backproof.verdict.Level;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a result must come up to.
 *
 * @param failOn which violations count
 * @param catalogue the least version of the catalogue, such as 2026.1; empty when any will do
 * @param layers the least share of annotated layers that were verified, in percent
 * @param kinds the least share of kinds of which every invariant applied to some layer, in percent
 */
public record Gate(FailOn failOn, Optional<String> catalogue, int layers, int kinds) {
    /** Why the result does not come up to it, one sentence each; empty when it does. */
    public List<String> reasons(ComplianceReport report) {
        List<String> reasons = new ArrayList<>();
        if (!report.failing().isEmpty()) {
            reasons.add(ConsoleReport.summary(report));
        }
        long should = report.violations(Level.SHOULD);
        if (failOn == FailOn.SHOULD && should > 0) {
            reasons.add("backproof: " + should + " SHOULD violation" + (should == 1 ? "" : "s")
                    + ", which count here (backproof.failOn)");
        }
        WaiverCheck.problems(report).forEach(problem -> reasons.add("backproof: " + problem));
        catalogue
                .filter(least -> isBefore(report.catalogue(), least))
                .ifPresent(least -> reasons.add("backproof: the catalogue is " + report.catalogue() + ", older than "
                        + least + " (backproof.minCatalogue): take a newer version of the plugin"));
        if (report.coversAll()) {
            reasons.addAll(coverage(report));
        }
        return List.copyOf(reasons);
    }

    private List<String> coverage(ComplianceReport report) {
        List<String> reasons = new ArrayList<>();
        share("layers were verified", "minLayers", layers, verified(report)).ifPresent(reasons::add);
        share("kinds had every invariant applied", "minKinds", kinds, complete(report))
                .ifPresent(reasons::add);
        return reasons;
    }

    private static Optional<String> share(String what, String parameter, int least, List<Boolean> each) {
        long good = each.stream().filter(Boolean::booleanValue).count();
        // The comparison is one of whole numbers: good / all < least / 100.
        return good * 100 < (long) least * each.size()
                ? Optional.of("backproof: %d of %d %s, less than %d %% (backproof.%s)"
                        .formatted(good, each.size(), what, least, parameter))
                : Optional.empty();
    }

    private static List<Boolean> verified(ComplianceReport report) {
        return report.subjects().stream()
                .map(subject -> subject.problems().isEmpty() && !subject.nothingChecked())
                .toList();
    }

    /** For each kind, whether none of its invariants was inapplicable to all its layers. */
    private static List<Boolean> complete(ComplianceReport report) {
        Map<String, Set<String>> applied = new TreeMap<>();
        Map<String, Set<String>> concerning = new TreeMap<>();
        for (SubjectReport subject : report.subjects()) {
            for (Verdict verdict : subject.verdicts()) {
                concerning
                        .computeIfAbsent(subject.kind(), kind -> new HashSet<>())
                        .add(verdict.invariant());
                if (verdict.outcome() != Outcome.NOT_APPLICABLE) {
                    applied.computeIfAbsent(subject.kind(), kind -> new HashSet<>())
                            .add(verdict.invariant());
                }
            }
        }
        return concerning.entrySet().stream()
                .map(kind -> kind.getValue().equals(applied.get(kind.getKey())))
                .toList();
    }

    /** Whether a version such as 2026.1 comes before another. */
    static boolean isBefore(String version, String other) {
        String[] left = version.split("\\.");
        String[] right = other.split("\\.");
        int order = Integer.compare(Integer.parseInt(left[0]), Integer.parseInt(right[0]));
        return order < 0 || order == 0 && Integer.parseInt(left[1]) < Integer.parseInt(right[1]);
    }
}
