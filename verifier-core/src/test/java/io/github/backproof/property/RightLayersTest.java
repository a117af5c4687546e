package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.catalogue.Oracle;
import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No right layer is accused: the reference upholds every invariant in every precision. */
class RightLayersTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 200);

    @TestFactory
    Stream<DynamicTest> the_reference_upholds() {
        return subjects().stream()
                .flatMap(subject -> Invariants.concerning(subject).stream()
                        .filter(property -> property.notApplicableTo(subject).isEmpty())
                        .map(property -> dynamicTest(
                                property.spec().id() + " " + subject.name(), () -> upholds(subject, property))));
    }

    private static void upholds(Subject subject, InvariantProperty property) {
        Verdict verdict = Judge.verdict(property, subject, SETTINGS);
        // Eight or eleven bits are too few for a difference quotient: saying so is right, accusing would not be.
        boolean beyondReach = (subject.precision() == Precision.BFLOAT16 || subject.precision() == Precision.FLOAT16)
                && property.spec().oracle() == Oracle.DERIVATIVE;
        assertThat(verdict.outcome())
                .as(verdict::toString)
                .isIn(beyondReach ? List.of(Outcome.CANNOT_TELL, Outcome.UPHELD) : List.of(Outcome.UPHELD));
    }

    private static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (Precision precision : Precision.values()) {
            for (LayerKind kind : LayerKind.values()) {
                subjects.add(SubjectsUnderTest.right(kind, Masking.NONE, Gelu.ERF, precision));
            }
            subjects.add(SubjectsUnderTest.right(LayerKind.SELF_ATTENTION, Masking.CAUSAL, Gelu.ERF, precision));
            subjects.add(SubjectsUnderTest.right(LayerKind.MLP, Masking.NONE, Gelu.TANH, precision));
        }
        return subjects;
    }
}
