package io.github.backproof.property;

import io.github.backproof.bench.LayerCase;
import io.github.backproof.catalogue.Oracle;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.fault.Place;
import io.github.backproof.numerics.Precision;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which invariants catch which faults on the cases of a quick run.
 *
 * @param killers the invariants that catch a fault, by the fault, in the order of the dictionary
 */
public record KillMatrix(Map<Fault, List<InvariantProperty>> killers) {
    private static final RunSettings QUICK = new RunSettings(RunSettings.DEFAULT_SEED, Profile.QUICK.tries());

    /** The matrix of the whole dictionary, planted in layers of a precision. */
    public static KillMatrix in(Precision precision) {
        Map<Place, List<LayerCase>> cases = new LinkedHashMap<>();
        Faults.all()
                .forEach(fault -> cases.computeIfAbsent(
                        fault.place(), place -> DrawnCases.of(SubjectsUnderTest.with(fault, precision), QUICK)));
        Map<Fault, List<InvariantProperty>> found = new ConcurrentHashMap<>();
        Faults.all().parallelStream().forEach(fault -> {
            Subject subject = SubjectsUnderTest.with(fault, precision);
            found.put(
                    fault,
                    Invariants.concerning(subject).stream()
                            .filter(property ->
                                    property.notApplicableTo(subject).isEmpty())
                            .filter(property -> catches(property, subject, cases.get(fault.place())))
                            .toList());
        });
        Map<Fault, List<InvariantProperty>> inOrder = new LinkedHashMap<>();
        Faults.all().forEach(fault -> inOrder.put(fault, found.get(fault)));
        return new KillMatrix(inOrder);
    }

    private static boolean catches(InvariantProperty property, Subject subject, List<LayerCase> cases) {
        return cases.stream().anyMatch(given -> {
            try {
                return property.tryOn(given, new Trial(subject)).isPresent();
            } catch (SubjectFailure failure) {
                return true;
            }
        });
    }

    /** The laws among the killers of a fault: what catches it without the reference. */
    public List<InvariantProperty> laws(Fault fault) {
        return killers.get(fault).stream()
                .filter(property -> property.spec().oracle() != Oracle.REFERENCE)
                .toList();
    }
}
