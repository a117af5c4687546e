package io.github.backproof.junit.run;

import io.github.backproof.diagnosis.Diagnoses;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import io.github.backproof.property.RunSettings;
import io.github.backproof.report.SubjectReport;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectBinder;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Verifies annotated classes, one after the other.
 *
 * @param settings how cases are drawn
 * @param choice which invariants of which classes
 */
public record Verification(RunSettings settings, Choice choice) {
    /** Stands in a list of checks for a class of which none can be made. */
    public static final String NO_INVARIANT = "";

    /** The report on one class that the selection wants. */
    public SubjectReport of(Class<?> type) {
        long start = System.nanoTime();
        Binding binding = SubjectBinder.bind(type);
        if (binding instanceof Binding.Bound bound) {
            List<Verdict> verdicts = verdicts(bound.subject());
            return new SubjectReport(
                    type.getSimpleName(),
                    type.getName(),
                    bound.subject().kind().name(),
                    bound.subject().precision().label(),
                    List.of(),
                    verdicts,
                    diagnoses(bound.subject(), verdicts),
                    notVerified(bound.subject(), verdicts),
                    (System.nanoTime() - start) / 1e9);
        }
        Binding.Refused refused = (Binding.Refused) binding;
        return new SubjectReport(
                type.getSimpleName(),
                type.getName(),
                type.getAnnotation(GradientChecked.class).value().name(),
                "unknown",
                refused.problems(),
                List.of(),
                List.of(),
                List.of(),
                (System.nanoTime() - start) / 1e9);
    }

    private static List<Diagnosis> diagnoses(Subject subject, List<Verdict> verdicts) {
        Set<String> broken = verdicts.stream()
                .filter(verdict -> verdict.outcome().isBreach())
                .map(Verdict::invariant)
                .collect(Collectors.toSet());
        return broken.isEmpty() ? List.of() : Diagnoses.of(subject, broken);
    }

    /** What {@link #of} would check of the class: invariants by id, or one empty text when it cannot be bound. */
    public List<String> checksOf(Class<?> type) {
        return SubjectBinder.bind(type) instanceof Binding.Bound bound
                ? Invariants.concerning(bound.subject()).stream()
                        .map(property -> property.spec().id())
                        .filter(id -> choice.wants(type.getName(), id))
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
        return JqwikDelegate.verdict(property, subject, settings);
    }
}
