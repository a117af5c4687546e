package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.catalogue.Oracle;
import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No right layer is accused: the reference upholds every invariant in every precision. */
class RightLayersTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 200);

    @TestFactory
    Stream<DynamicTest> the_reference_upholds() {
        return RightSubjects.all().stream()
                .flatMap(subject -> Invariants.concerning(subject).stream()
                        .filter(property -> property.notApplicableTo(subject).isEmpty())
                        .map(property -> dynamicTest(
                                property.spec().id() + " " + subject.name(), () -> upholds(subject, property))));
    }

    private static void upholds(Subject subject, InvariantProperty property) {
        Verdict verdict = Judge.verdict(property, subject, SETTINGS);
        assertThat(verdict.outcome())
                .as(verdict::toString)
                .isIn(
                        isBeyondReach(subject, property)
                                ? List.of(Outcome.CANNOT_TELL, Outcome.UPHELD)
                                : List.of(Outcome.UPHELD));
    }

    /**
     * Eight or eleven bits are too few for a difference quotient or to tell the GELUs apart, and eight for some sums over a whole model:
     * saying so is right, accusing would not be.
     */
    private static boolean isBeyondReach(Subject subject, InvariantProperty property) {
        boolean isShort = subject.precision() == Precision.BFLOAT16 || subject.precision() == Precision.FLOAT16;
        String id = property.spec().id();
        return isShort && (property.spec().oracle() == Oracle.DERIVATIVE || id.equals("ACT-03"))
                || subject.precision() == Precision.BFLOAT16
                        && List.of("GEN-11", "GPT-03", "GPT-07", "GPT-09").contains(id)
                        && subject.kind() == LayerKind.LANGUAGE_MODEL;
    }
}
