package io.github.backproof.report;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Mismatch;
import io.github.backproof.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a result holds to besides its form, because everything that is made of it takes it for granted. */
final class ResultCheck {
    private static final Pattern CATALOGUE = Pattern.compile("\\d{1,6}\\.\\d{1,6}");
    private static final Set<String> KINDS =
            Arrays.stream(LayerKind.values()).map(LayerKind::name).collect(Collectors.toUnmodifiableSet());

    private ResultCheck() {}

    /** What is wrong with a result that was read; empty when nothing is. */
    static Optional<String> problem(ComplianceReport report) {
        if (report.schema() != ComplianceReport.SCHEMA) {
            return Optional.of("it is of model " + report.schema() + ", not " + ComplianceReport.SCHEMA);
        }
        if (!CATALOGUE.matcher(report.catalogue()).matches()) {
            return Optional.of("its catalogue has no version such as " + Catalogue.VERSION);
        }
        return Stream.concat(
                        report.sources().stream()
                                .filter(place -> place.line() < 1)
                                .map(place -> "a source has no line"),
                        report.subjects().stream().flatMap(ResultCheck::problems))
                .findFirst();
    }

    private static Stream<String> problems(SubjectReport subject) {
        return Stream.of(
                        KINDS.contains(subject.kind()) ? Stream.<String>empty() : Stream.of("it names an unknown kind"),
                        isDuration(subject.seconds()) ? Stream.<String>empty() : Stream.of("a time is no time"),
                        subject.verdicts().stream().flatMap(ResultCheck::problems),
                        subject.diagnoses().stream().flatMap(ResultCheck::problems))
                .flatMap(problems -> problems);
    }

    private static Stream<String> problems(Verdict verdict) {
        if (Catalogue.find(verdict.invariant()).isEmpty()) {
            return Stream.of("it names an invariant that the catalogue lacks");
        }
        return isDuration(verdict.seconds()) ? Stream.empty() : Stream.of("a time is no time");
    }

    private static Stream<String> problems(Diagnosis diagnosis) {
        // Terms with other factors have an equation and are no known mistake.
        if (!diagnosis.faults().isEmpty()
                && diagnosis.faults().size() != diagnosis.equations().size()) {
            return Stream.of("a diagnosis has not as many equations as mistakes");
        }
        return Stream.concat(
                diagnosis.mismatch().stream()
                        .filter(mismatch -> !isTable(mismatch))
                        .map(mismatch -> "a wrong result is no table"),
                diagnosis.steps().stream()
                        .flatMap(curve -> curve.points().stream())
                        .filter(point -> !(point.step() > 0 && Double.isFinite(point.step())))
                        .map(point -> "a step is no step"));
    }

    private static boolean isDuration(double seconds) {
        return seconds >= 0 && Double.isFinite(seconds);
    }

    /** Whether there is an entry, and three numbers for each. */
    private static boolean isTable(Mismatch mismatch) {
        List<Integer> lengths = lengths(mismatch.actual());
        boolean hasEntries = !lengths.isEmpty() && lengths.get(0) > 0;
        return hasEntries
                && lengths.stream().distinct().count() == 1
                && lengths.equals(lengths(mismatch.expected()))
                && lengths.equals(lengths(mismatch.levels()));
    }

    private static List<Integer> lengths(List<List<Double>> rows) {
        return rows.stream().map(List::size).toList();
    }
}
