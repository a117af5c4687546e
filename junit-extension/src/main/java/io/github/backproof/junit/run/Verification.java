package io.github.backproof.junit.run;

import io.github.backproof.diagnosis.FaultDictionary;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import io.github.backproof.property.RunSettings;
import io.github.backproof.report.SubjectReport;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectBinder;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Verifies annotated classes, one after the other.
 *
 * @param settings how cases are drawn
 * @param selection which invariants of which classes
 */
public record Verification(RunSettings settings, Selection selection) {
    /** The reports on what the selection wants of a class: on the class itself, and on what its marked methods make. */
    public List<SubjectReport> of(Class<?> type) {
        List<SubjectReport> reports = new ArrayList<>();
        long start = System.nanoTime();
        for (Binding binding : SubjectBinder.bindAll(type)) {
            if (selection.wants(binding.className())) {
                reports.add(report(binding, start));
                start = System.nanoTime();
            }
        }
        return reports;
    }

    private SubjectReport report(Binding binding, long start) {
        if (binding instanceof Binding.Refused refused) {
            return new SubjectReport(
                    refused.name(),
                    refused.className(),
                    refused.kind().name(),
                    "unknown",
                    refused.problems(),
                    List.of(),
                    List.of(),
                    List.of(),
                    (System.nanoTime() - start) / 1e9);
        }
        Subject subject = ((Binding.Bound) binding).subject();
        List<Verdict> verdicts = verdicts(subject);
        boolean fails = verdicts.stream().anyMatch(verdict -> verdict.outcome().isBreach());
        return new SubjectReport(
                subject.name(),
                subject.className(),
                subject.kind().name(),
                subject.precision().label(),
                new Sizes(subject.fixedSizes()).described(),
                List.of(),
                verdicts,
                fails ? FaultDictionary.explain(subject) : List.of(),
                notVerified(subject, verdicts),
                (System.nanoTime() - start) / 1e9);
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
                        selection.wants(subject.className(), property.spec().id()))
                .map(property -> verdict(property, subject))
                .toList();
    }

    private Verdict verdict(InvariantProperty property, Subject subject) {
        return JqwikDelegate.verdict(property, subject, settings);
    }
}
