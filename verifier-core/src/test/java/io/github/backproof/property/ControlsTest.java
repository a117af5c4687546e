package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.numerics.Precision;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fault violates the invariant it is the control of, in float64 and in float32. */
class ControlsTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, Profile.QUICK.tries());

    @TestFactory
    Stream<DynamicTest> a_fault_violates() {
        return Stream.of(Precision.FLOAT64, Precision.FLOAT32)
                .flatMap(precision -> Faults.all().stream()
                        .map(fault -> dynamicTest(
                                fault.invariant() + " by " + fault.id() + " in " + precision.label(),
                                () -> violates(fault, precision))));
    }

    private static void violates(Fault fault, Precision precision) {
        Subject subject = SubjectsUnderTest.with(fault, precision);
        InvariantProperty property = Invariants.all().stream()
                .filter(candidate -> candidate.spec().id().equals(fault.invariant()))
                .findFirst()
                .orElseThrow();
        Verdict verdict = Judge.verdict(property, subject, SETTINGS);
        assertThat(verdict.outcome()).as(verdict::toString).isEqualTo(Outcome.VIOLATED);
        assertThat(verdict.smallestCase()).isPresent();
        assertThat(verdict.residual()).isGreaterThan(verdict.roundingLevel());
    }
}
