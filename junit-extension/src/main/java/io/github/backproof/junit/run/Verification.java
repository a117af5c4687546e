package io.github.backproof.junit.run;

import io.github.backproof.diagnosis.Diagnoses;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import io.github.backproof.property.RunSettings;
import io.github.backproof.report.SubjectReport;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectBinder;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Verifies annotated classes, one after the other.
 *
 * @param settings how cases are drawn
 * @param choice which invariants of which classes
 * @param steps what stands around each step
 */
public record Verification(RunSettings settings, Choice choice, Steps steps) {
    /** Stands in a list of checks for a subject of which none can be made. */
    public static final String NO_INVARIANT = "";

    /** With nothing around its steps. */
    public Verification(RunSettings settings, Choice choice) {
        this(settings, choice, Steps.PLAIN);
    }

    /** The reports on what the choice wants of a class: on the class itself, and on what its marked methods make. */
    public List<SubjectReport> of(Class<?> type) {
        List<SubjectReport> reports = new ArrayList<>();
        long start = System.nanoTime();
        for (Binding binding : bindings(type)) {
            if (choice.wants(binding.className())) {
                reports.add(report(binding, start));
                start = System.nanoTime();
            }
        }
        return reports;
    }

    private List<Binding> bindings(Class<?> type) {
        return steps.binding(type, () -> SubjectBinder.bindAll(type));
    }

    private SubjectReport report(Binding binding, long start) {
        if (binding instanceof Binding.Refused refused) {
            return new SubjectReport(
                    refused.name(),
                    refused.className(),
                    refused.kind().name(),
                    "unknown",
                    refused.problems(),
                    steps.seen(binding, List.of()),
                    List.of(),
                    List.of(),
                    (System.nanoTime() - start) / 1e9);
        }
        Subject subject = ((Binding.Bound) binding).subject();
        List<Verdict> verdicts = verdicts(subject);
        List<Diagnosis> diagnoses = diagnoses(subject, verdicts);
        return new SubjectReport(
                subject.name(),
                subject.className(),
                subject.kind().name(),
                subject.precision().label(),
                new Sizes(subject.fixedSizes()).described(),
                List.of(),
                withSeen(binding, verdicts),
                diagnoses,
                notVerified(subject, verdicts),
                (System.nanoTime() - start) / 1e9);
    }

    private List<Verdict> withSeen(Binding binding, List<Verdict> verdicts) {
        return verdicts.isEmpty()
                ? verdicts
                : Stream.concat(verdicts.stream(), steps.seen(binding, verdicts).stream())
                        .sorted(Comparator.comparing(Verdict::invariant))
                        .toList();
    }

    private List<Diagnosis> diagnoses(Subject subject, List<Verdict> verdicts) {
        Set<String> broken = verdicts.stream()
                .filter(verdict -> verdict.outcome().isBreach())
                .map(Verdict::invariant)
                .collect(Collectors.toSet());
        return broken.isEmpty() ? List.of() : steps.diagnosis(subject, () -> Diagnoses.of(subject, broken));
    }

    /** What {@link #of} would check of the class, by subject: invariants by id, or one empty text when it cannot be bound. */
    public Map<String, List<String>> checksOf(Class<?> type) {
        return bindings(type).stream()
                .filter(binding -> choice.wants(binding.className()))
                .collect(Collectors.toMap(Binding::className, this::checks));
    }

    private List<String> checks(Binding binding) {
        return binding instanceof Binding.Bound bound
                ? Invariants.concerning(bound.subject()).stream()
                        .map(property -> property.spec().id())
                        .filter(id -> choice.wants(binding.className(), id))
                        .toList()
                : List.of(NO_INVARIANT);
    }

    private static List<String> notVerified(Subject subject, List<Verdict> verdicts) {
        Set<String> compared = verdicts.stream()
                .flatMap(verdict -> verdict.compared().stream())
                .collect(Collectors.toSet());
        return subject.parameterNames().stream()
                .filter(name ->
                        subject.kind().parameter(name).orElseThrow().training() == ParameterSpec.Training.TRAINED)
                .filter(name -> !compared.contains(name))
                .sorted()
                .toList();
    }

    private List<Verdict> verdicts(Subject subject) {
        return Invariants.concerning(subject).stream()
                .filter(property ->
                        choice.wants(subject.className(), property.spec().id()))
                .map(property -> verdict(property, subject))
                .toList();
    }

    private Verdict verdict(InvariantProperty property, Subject subject) {
        return steps.check(subject, property, settings, () -> JqwikDelegate.verdict(property, subject, settings));
    }
}
