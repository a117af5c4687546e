package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.diagnosis.Diagnoses;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.numerics.Precision;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Diagnosis;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is said about a layer with a mistake of the dictionary, computed in float32. */
class DiagnosesTest {
    /** Costs digits: no value shows it, the laws that it breaks do. */
    private static final Set<String> KNOWN_BY_LAWS = Set.of("layer-norm-variance-in-one-pass");

    /** Shows in heads that do not divide, which only a layer that is told their number can get wrong. */
    private static final Set<String> OF_TOLD_HEADS = Set.of("attention-one-head-where-none-fit");

    @TestFactory
    Stream<DynamicTest> a_mistake_of_the_dictionary_is_named_first() {
        return Faults.all().stream()
                .filter(fault -> !OF_TOLD_HEADS.contains(fault.id()))
                .map(fault -> dynamicTest(fault.id(), () -> {
                    Diagnosis first = diagnoses(SubjectsUnderTest.with(fault, Precision.FLOAT32), broken(fault))
                            .get(0);
                    assertThat(first.faults()).containsExactly(fault.id());
                    assertThat(first.equations()).containsExactly(fault.equation());
                    assertThat(first.finding()).contains(fault.story());
                    assertThat(first.certainty() == Certainty.SAME_LAWS).isEqualTo(KNOWN_BY_LAWS.contains(fault.id()));
                }));
    }

    private static Set<String> broken(Fault fault) {
        return Set.of(fault.invariant());
    }

    private static List<Diagnosis> diagnoses(Subject subject, Set<String> broken) {
        return Diagnoses.of(subject, broken);
    }
}
