package io.github.backproof.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.property.InvariantProperty;
import io.github.backproof.property.Invariants;
import io.github.backproof.property.Judge;
import io.github.backproof.property.Profile;
import io.github.backproof.property.RunSettings;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Before a mistake is planted, there is a right layer: every law upholds, and the dictionary does not know it. */
class PlacesTest {
    private static final RunSettings QUICK = new RunSettings(RunSettings.DEFAULT_SEED, Profile.QUICK.tries());

    @TestFactory
    Stream<DynamicTest> the_example_is_right() {
        return CompiledExample.of(ExampleSources.right())
                .subjects()
                .filter(subject -> Wanted.isWanted(subject.kind().name()))
                .map(subject -> dynamicTest(subject.name(), () -> isRight(subject)));
    }

    @TestFactory
    Stream<DynamicTest> every_place_is_right() {
        Map<List<Object>, PlantedFault> places = new LinkedHashMap<>();
        Wanted.faults()
                .filter(planted ->
                        planted.notPlanted().isEmpty() && !planted.place().isEmpty())
                .forEach(planted ->
                        places.putIfAbsent(List.of(planted.kind(), planted.className(), planted.place()), planted));
        return places.values().stream()
                .map(planted -> dynamicTest("that of " + planted.fault(), () -> isRight(planted.right())));
    }

    private static void isRight(Subject subject) {
        for (InvariantProperty property : Invariants.concerning(subject)) {
            if (property.notApplicableTo(subject).isEmpty()) {
                Verdict verdict = Judge.verdict(property, subject, QUICK);
                assertThat(verdict.outcome()).as(verdict::toString).isEqualTo(Outcome.UPHELD);
            }
        }
    }
}
