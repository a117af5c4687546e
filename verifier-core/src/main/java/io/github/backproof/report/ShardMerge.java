package io.github.backproof.report;

import io.github.backproof.catalogue.RunLaw;
import io.github.backproof.diagnosis.LawsBroken;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Joins the shards of one run. The result is that of the run in one piece, but for times. */
public final class ShardMerge {
    private ShardMerge() {}

    /**
     * The whole that these shards are parts of.
     *
     * @throws IllegalArgumentException when they are not all the parts of one run; the message is one sentence
     */
    public static ComplianceReport of(List<ComplianceReport> shards) {
        requireAllParts(shards);
        List<ComplianceReport> ordered = shards.stream()
                .sorted(Comparator.comparingInt(report -> shard(report).number()))
                .toList();
        return joined(ordered, Optional.empty());
    }

    /**
     * What these parts of parts are together.
     *
     * @param whole the part that they make up; empty when it is all
     * @throws IllegalArgumentException when they are not of one run or overlap; the message is one sentence
     */
    public static ComplianceReport joined(List<ComplianceReport> ordered, Optional<Shard> whole) {
        ComplianceReport first = ordered.get(0);
        ordered.forEach(other -> requireSameRun(first, other));
        Provenance provenance = first.provenance().on(lastDay(ordered)).as(origin(ordered));
        return new ComplianceReport(
                first.schema(),
                first.version(),
                first.catalogue(),
                first.seed(),
                first.tries(),
                first.kernel(),
                provenance,
                whole,
                first.waivers(),
                first.sources(),
                subjects(ordered));
    }

    private static Shard shard(ComplianceReport report) {
        return report.shard()
                .orElseThrow(() -> new IllegalArgumentException(
                        "One of the results is a whole run: give merge the results of -Dbackproof.shard=i/n only."));
    }

    private static void requireAllParts(List<ComplianceReport> shards) {
        if (shards.isEmpty()) {
            throw new IllegalArgumentException("There is no result to merge.");
        }
        int count = shard(shards.get(0)).count();
        Set<Integer> found = new HashSet<>();
        for (ComplianceReport report : shards) {
            Shard shard = shard(report);
            if (shard.count() != count) {
                throw new IllegalArgumentException("Shard " + shard + " is of another run than one of " + count + ".");
            }
            if (!found.add(shard.number())) {
                throw new IllegalArgumentException("Shard " + shard + " is there twice.");
            }
        }
        List<Integer> missing = IntStream.rangeClosed(1, count)
                .filter(number -> !found.contains(number))
                .boxed()
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Of " + count + " shards, these are missing: "
                    + String.join(", ", missing.stream().map(Object::toString).toList()) + ".");
        }
    }

    private static void requireSameRun(ComplianceReport one, ComplianceReport other) {
        requireSame("version of Backproof", one.version(), other.version(), other);
        requireSame("model of the result", one.schema(), other.schema(), other);
        requireSame("catalogue", one.catalogue(), other.catalogue(), other);
        requireSame("seed", one.seed(), other.seed(), other);
        requireSame("number of tries", one.tries(), other.tries(), other);
        requireSame("kernel", one.kernel(), other.kernel(), other);
        requireSame("waivers", one.waivers(), other.waivers(), other);
        requireSame("source files", one.sources(), other.sources(), other);
        requireSameOrigin(one.provenance(), other.provenance(), other);
    }

    private static void requireSameOrigin(Provenance one, Provenance other, ComplianceReport report) {
        requireSame("project", one.project(), other.project(), report);
        requireSame("project version", one.projectVersion(), other.projectVersion(), report);
        requireSame("SHA-256 of the classes", one.classesSha256(), other.classesSha256(), report);
        requireSame("SHA-256 of the verifier", one.verifierSha256(), other.verifierSha256(), report);
        requireSame("runtime", one.runtime(), other.runtime(), report);
        requireSame("environment", one.environment(), other.environment(), report);
        requireSame("profile", one.profile(), other.profile(), report);
        requireSame("time budget", one.budget(), other.budget(), report);
        requireSame("selection", one.only(), other.only(), report);
    }

    private static void requireSame(String what, Object one, Object other, ComplianceReport report) {
        if (!one.equals(other)) {
            throw new IllegalArgumentException(PlainText.oneLine(
                    "Shard " + shard(report) + " differs in its " + what + ": " + other + " instead of " + one + "."));
        }
    }

    private static String lastDay(List<ComplianceReport> shards) {
        return shards.stream()
                .map(report -> report.provenance().date())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Origin origin(List<ComplianceReport> shards) {
        return shards.stream().allMatch(report -> report.provenance().origin() == Origin.UNCHANGED)
                ? Origin.UNCHANGED
                : Origin.RUN;
    }

    private static List<SubjectReport> subjects(List<ComplianceReport> shards) {
        SortedMap<String, List<SubjectReport>> parts = new TreeMap<>();
        for (ComplianceReport shard : shards) {
            for (SubjectReport subject : shard.subjects()) {
                parts.computeIfAbsent(subject.className(), name -> new ArrayList<>())
                        .add(subject);
            }
        }
        return parts.values().stream().map(ShardMerge::joined).toList();
    }

    private static SubjectReport joined(List<SubjectReport> parts) {
        SubjectReport first = parts.get(0);
        return new SubjectReport(
                first.name(),
                first.className(),
                first.kind(),
                first.precision(),
                first.shapes(),
                distinct(parts.stream().map(SubjectReport::problems).toList()),
                verdicts(parts),
                diagnoses(parts),
                notVerified(parts),
                parts.stream().mapToDouble(SubjectReport::seconds).sum());
    }

    /** What a part found by the layer's values, and what the laws that all parts found broken add. */
    static List<Diagnosis> diagnoses(List<SubjectReport> parts) {
        Set<String> broken = parts.stream()
                .flatMap(part -> Stream.concat(part.breaches().stream(), part.waived().stream()))
                .map(Verdict::invariant)
                .filter(id -> !RunLaw.isOne(id))
                .collect(Collectors.toSet());
        return parts.stream()
                .filter(part -> !part.diagnoses().isEmpty())
                .findFirst()
                .map(part -> LawsBroken.added(LayerKind.valueOf(part.kind()), part.diagnoses(), broken))
                .orElse(List.of());
    }

    private static List<Verdict> verdicts(List<SubjectReport> parts) {
        Set<String> seen = new HashSet<>();
        List<Verdict> all =
                parts.stream().flatMap(part -> part.verdicts().stream()).toList();
        return Stream.concat(
                        all.stream().filter(verdict -> !RunLaw.isOne(verdict.invariant())),
                        SeenByTheRun.oneForEach(all).stream())
                .peek(verdict -> {
                    if (!seen.add(verdict.invariant())) {
                        throw new IllegalArgumentException("The shards overlap: " + verdict.invariant() + " of "
                                + PlainText.oneLine(verdict.subject()) + " is in two of them.");
                    }
                })
                .sorted(Comparator.comparing(Verdict::invariant))
                .toList();
    }

    /** What no part compared with anything. */
    private static List<String> notVerified(List<SubjectReport> parts) {
        return parts.get(0).notVerified().stream()
                .filter(name ->
                        parts.stream().allMatch(part -> part.notVerified().contains(name)))
                .toList();
    }

    private static <T> List<T> distinct(List<List<T>> lists) {
        return lists.stream().flatMap(List::stream).distinct().toList();
    }
}
