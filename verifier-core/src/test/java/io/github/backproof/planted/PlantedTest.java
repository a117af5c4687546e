package io.github.backproof.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.diagnosis.Diagnoses;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import io.github.backproof.property.Judge;
import io.github.backproof.property.Profile;
import io.github.backproof.property.RunSettings;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Diagnosis;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fault of the dictionary is named when somebody makes it in code of their own, in float32. */
class PlantedTest {
    /**
     * Where the example leaves float32's range or forgets parameters at another place than the dictionary's own layer does, so that their
     * answers differ. Nothing else may be named then.
     */
    private static final Set<String> NOT_NAMED = Set.of(
            "softmax-maximum-not-subtracted",
            "softmax-maximum-not-below-zero",
            "cross-entropy-maximum-not-subtracted",
            "cross-entropy-maximum-of-all-rows",
            "model-copies-its-parameters");

    private static final RunSettings QUICK = new RunSettings(RunSettings.DEFAULT_SEED, Profile.QUICK.tries());

    @TestFactory
    Stream<DynamicTest> every_fault_is_planted_once() {
        return Stream.of(LayerKind.values())
                .filter(kind -> Wanted.isWanted(kind.name()))
                .map(kind -> dynamicTest(
                        kind.name(), () -> assertThat(planted(kind)).containsExactlyInAnyOrderElementsOf(known(kind))));
    }

    @TestFactory
    Stream<DynamicTest> a_planted_fault_is_named() {
        return Wanted.faults()
                .filter(planted -> planted.notPlanted().isEmpty())
                .map(planted -> dynamicTest(planted.fault(), () -> isNamed(planted)));
    }

    private static void isNamed(PlantedFault planted) {
        Fault fault = Faults.all().stream()
                .filter(candidate -> candidate.id().equals(planted.fault()))
                .findFirst()
                .orElseThrow();
        Subject wrong = planted.wrong();
        InvariantProperty control = Judge.property(fault.invariant());
        if (control.notApplicableTo(wrong).isEmpty()) {
            Verdict verdict = Judge.verdict(control, wrong, QUICK);
            assertThat(verdict.outcome()).as(verdict::toString).isEqualTo(Outcome.VIOLATED);
        }
        List<Diagnosis> diagnoses = Diagnoses.of(wrong, Set.of(fault.invariant()));
        if (diagnoses.get(0).certainty() == Certainty.UNKNOWN) {
            diagnoses = Diagnoses.of(wrong, broken(wrong));
        }
        assertThat(diagnoses.get(0).faults())
                .as(diagnoses::toString)
                .isEqualTo(NOT_NAMED.contains(fault.id()) ? List.of() : List.of(fault.id()));
    }

    private static Set<String> broken(Subject wrong) {
        return Invariants.concerning(wrong).stream()
                .filter(property -> property.notApplicableTo(wrong).isEmpty())
                .map(property -> Judge.verdict(property, wrong, QUICK))
                .filter(verdict -> verdict.outcome().isBreach())
                .map(Verdict::invariant)
                .collect(Collectors.toSet());
    }

    private static List<String> planted(LayerKind kind) {
        return PlantedFaults.all().stream()
                .filter(planted -> planted.kind() == kind)
                .map(PlantedFault::fault)
                .toList();
    }

    private static List<String> known(LayerKind kind) {
        return Faults.all().stream()
                .filter(fault -> fault.kind() == kind)
                .map(Fault::id)
                .toList();
    }
}
