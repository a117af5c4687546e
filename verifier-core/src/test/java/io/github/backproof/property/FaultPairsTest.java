package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.diagnosis.FaultDictionary;
import io.github.backproof.diagnosis.FaultPairs;
import io.github.backproof.diagnosis.PairMatch.Certainty;
import io.github.backproof.fault.FaultPair;
import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.subject.Subject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Two mistakes in one layer are both named; no right layer and none with one mistake is taken for a pair. */
class FaultPairsTest {
    /** Of each kind. */
    private static final int PAIRS = 20;

    @TestFactory
    Stream<DynamicTest> one_mistake_is_not_taken_for_two() {
        return Stream.of(Precision.FLOAT64, Precision.FLOAT32, Precision.BFLOAT16)
                .flatMap(precision -> DrawnPairs.visible()
                        .map(fault -> dynamicTest(fault.id() + " " + precision.label(), () -> {
                            Subject subject = SubjectsUnderTest.with(fault, precision);
                            assertThat(FaultPairs.matches(subject)).isEmpty();
                        })));
    }

    @TestFactory
    Stream<DynamicTest> a_right_layer_is_not_taken_for_two_mistakes() {
        return Stream.of(Precision.FLOAT32, Precision.FLOAT16)
                .flatMap(precision -> Stream.of(LayerKind.values())
                        .flatMap(kind -> Stream.of(
                                SubjectsUnderTest.right(kind, Masking.CAUSAL, Gelu.ERF, precision),
                                SubjectsUnderTest.withoutBiases(kind, precision))))
                .map(right -> dynamicTest(
                        right.name(),
                        () -> assertThat(FaultPairs.matches(right)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> two_mistakes_written_in_one_class_are_those_that_were_joined() {
        return WrittenPairs.all()
                .map(written -> dynamicTest(nameOf(written.pair()), () -> {
                    LayerMaker layer = written.layer()::build;
                    for (int number = 0; number < 2; number++) {
                        assertThat(DrawnPairs.areSame(
                                        DrawnPairs.values(written.pair().first().place(), layer.asAttempt(), number)
                                                .orElseThrow(),
                                        DrawnPairs.values(written.pair().first().place(), written.pair()::build, number)
                                                .orElseThrow()))
                                .isTrue();
                    }
                    Subject subject = SubjectsUnderTest.of(
                            "written", written.pair().first().place(), layer, Precision.FLOAT32);
                    assertThat(FaultPairs.matches(subject)).anySatisfy(match -> {
                        assertThat(match.certainty()).isEqualTo(Certainty.EQUAL);
                        assertThat(match.faults())
                                .containsExactlyInAnyOrder(
                                        written.pair().first(), written.pair().second());
                    });
                }));
    }

    /** Of two mistakes at least one is always named; both are, unless the layer is that of one of them alone. */
    @Test
    void both_mistakes_are_named_unless_they_come_to_the_same_as_one() {
        List<FaultPair> pairs = Stream.of(LayerKind.values())
                .flatMap(kind -> DrawnPairs.of(kind, PAIRS).stream())
                .toList();
        List<FaultPair> notBoth = pairs.stream().filter(pair -> !isNamed(pair)).toList();
        assertThat(pairs).hasSize(PAIRS * LayerKind.values().length);
        assertThat(notBoth)
                .hasSizeLessThan(pairs.size() / 10)
                .allSatisfy(pair -> assertThat(FaultDictionary.matches(SubjectsUnderTest.with(pair, Precision.FLOAT32)))
                        .as(nameOf(pair))
                        .isNotEmpty());
    }

    private static boolean isNamed(FaultPair pair) {
        return FaultPairs.matches(SubjectsUnderTest.with(pair, Precision.FLOAT32)).stream()
                .anyMatch(match -> match.certainty() == Certainty.EQUAL
                        && match.faults().containsAll(List.of(pair.first(), pair.second())));
    }

    private static String nameOf(FaultPair pair) {
        return pair.first().id() + " and " + pair.second().id();
    }
}
