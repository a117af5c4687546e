package io.github.backproof.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.diagnosis.FaultDictionary;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.property.DiagnosisTest;
import io.github.backproof.property.Judge;
import io.github.backproof.property.Profile;
import io.github.backproof.property.RunSettings;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fault of the dictionary is named when somebody makes it in code of their own, in float32. */
class PlantedTest {
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
        if (fault.isInAnEquation() && !DiagnosisTest.WRONG_AT_THE_LIMITS_ONLY.contains(fault.id())) {
            assertThat(FaultDictionary.matches(wrong)).extracting(Fault::id).containsExactly(fault.id());
        } else {
            assertThat(FaultDictionary.matches(wrong)).isEmpty();
            Verdict verdict = Judge.verdict(Judge.property(fault.invariant()), wrong, QUICK);
            assertThat(verdict.outcome()).as(verdict::toString).isEqualTo(Outcome.VIOLATED);
        }
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
