package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.diagnosis.FaultDictionary;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fault is recognised as itself and as nothing else, computed in float32; no right layer is taken for a fault. */
public class DiagnosisTest {
    /** Right to rounding in every ordinary case, which is all that the dictionary looks at. */
    public static final Set<String> WRONG_AT_THE_LIMITS_ONLY = Set.of(
            "softmax-maximum-not-subtracted",
            "softmax-maximum-not-below-zero",
            "softmax-maximum-of-whole-matrix",
            "softmax-minus-infinity-clipped",
            "position-wraps-around",
            "position-held-at-the-end",
            "embedding-unknown-token-clamped",
            "embedding-unknown-token-wrapped");

    @TestFactory
    Stream<DynamicTest> a_fault_is_recognised() {
        return Faults.all().stream()
                .filter(Fault::isInAnEquation)
                .filter(fault -> !WRONG_AT_THE_LIMITS_ONLY.contains(fault.id()))
                .map(fault -> dynamicTest(
                        fault.id(),
                        () -> assertThat(FaultDictionary.matches(SubjectsUnderTest.with(fault, Precision.FLOAT32)))
                                .extracting(Fault::id)
                                .containsExactly(fault.id())));
    }

    @TestFactory
    Stream<DynamicTest> a_right_layer_is_not_taken_for_a_fault() {
        return Stream.of(LayerKind.values())
                .map(kind -> dynamicTest(
                        kind.name(),
                        () -> assertThat(FaultDictionary.matches(
                                        SubjectsUnderTest.right(kind, Masking.NONE, Gelu.ERF, Precision.FLOAT32)))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> a_right_layer_without_biases_is_not_taken_for_a_fault() {
        return Stream.of(LayerKind.values())
                .map(kind -> dynamicTest(
                        kind.name(),
                        () -> assertThat(FaultDictionary.matches(
                                        SubjectsUnderTest.withoutBiases(kind, Precision.FLOAT32)))
                                .isEmpty()));
    }
}
