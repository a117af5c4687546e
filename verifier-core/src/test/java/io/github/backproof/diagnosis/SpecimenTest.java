package io.github.backproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.subject.Conventions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What explains a layer's values, and how candidates are put in order. */
class SpecimenTest {
    @Test
    void values_explain_what_is_wrong_if_they_are_not_the_right_ones() {
        Fault fault = fault("layer-norm-mean-term-added");
        Specimen specimen = specimen(fault);
        IntFunction<Map<String, UncertainMatrix>> own = number -> specimen.instead(fault.builder()::build, number);
        assertThat(specimen.wrong()).containsExactly("Δ_in");
        assertThat(specimen.explainedBy(own)).containsExactly("Δ_in");
        assertThat(specimen.isExplainedBy(own)).isTrue();
    }

    @Test
    void values_so_uncertain_that_the_right_ones_are_among_them_explain_nothing() {
        Fault fault = fault("layer-norm-mean-term-added");
        Specimen specimen = specimen(fault);
        IntFunction<Map<String, UncertainMatrix>> vague =
                number -> withGreatErrors(specimen.instead(fault.builder()::build, number));
        assertThat(specimen.explainedBy(vague)).isEmpty();
        assertThat(specimen.isExplainedBy(vague)).isFalse();
    }

    private static Map<String, UncertainMatrix> withGreatErrors(Map<String, UncertainMatrix> values) {
        Map<String, UncertainMatrix> vague = new LinkedHashMap<>();
        values.forEach((name, value) ->
                vague.put(name, value.seenAs(value.value(), value.value().each(x -> 1))));
        return vague;
    }

    /** The right layer has exact zeros there, which have no rounding. */
    @Test
    void a_mistake_that_fills_a_right_zero_is_near_to_itself() {
        Fault fault = fault("model-positions-off-by-one");
        LayerMaker layer = fault.builder()::build;
        assertThat(Target.of(specimen(fault), 0).distance(layer.asAttempt()))
                .hasValueSatisfying(distance -> assertThat(distance).isFinite());
    }

    private static Fault fault(String id) {
        return Faults.all().stream()
                .filter(fault -> fault.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Specimen specimen(Fault fault) {
        return Specimen.of(Sight.of(ReferenceSubject.of(
                        fault.id(),
                        fault.kind(),
                        Conventions.USUAL,
                        Precision.FLOAT32,
                        Arithmetic.rounded(Precision.FLOAT32, SummationOrder.LAST_TO_FIRST),
                        fault.builder()::build)))
                .orElseThrow();
    }
}
