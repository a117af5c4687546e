package io.github.backproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Faults;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Diagnosis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Where values say nothing, the laws that are broken name the mistakes that break them, and where to look. */
class LawsBrokenTest {
    private static final int MOST_ALIKE = 5;

    private static Diagnosis by(Certainty certainty) {
        return new Diagnosis(
                certainty, List.of(), List.of(), "by " + certainty, List.of(), Optional.empty(), Optional.empty());
    }

    /** The laws that a mistake breaks. */
    private static Map<String, Set<String>> matrix() throws IOException {
        try (InputStream lines = LawsBrokenTest.class.getResourceAsStream("/META-INF/backproof/kill-matrix.txt")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.split(" ")))
                    .collect(Collectors.toMap(
                            words -> words.get(0), words -> new HashSet<>(words.subList(1, words.size()))));
        }
    }

    @TestFactory
    Stream<DynamicTest> a_mistake_that_no_value_shows_is_likely_where_its_laws_are_broken() throws IOException {
        Map<String, Set<String>> matrix = matrix();
        List<Fault> aside = Faults.all().stream()
                .filter(fault -> fault.behaviour() == Fault.Behaviour.ASIDE)
                .toList();
        return aside.stream()
                .map(fault -> dynamicTest(fault.id(), () -> {
                    Set<String> broken = matrix.get(fault.id());
                    List<String> alike = aside.stream()
                            .filter(other -> other.kind() == fault.kind()
                                    && matrix.get(other.id()).equals(broken))
                            .map(Fault::id)
                            .toList();
                    List<Diagnosis> added = LawsBroken.added(fault.kind(), List.of(by(Certainty.UNKNOWN)), broken);
                    assertThat(added)
                            .filteredOn(diagnosis -> diagnosis.certainty() == Certainty.SAME_LAWS)
                            .flatExtracting(Diagnosis::faults)
                            .containsExactlyElementsOf(alike.size() > MOST_ALIKE ? List.of() : alike);
                    Diagnosis last = added.get(added.size() - 1);
                    assertThat(last.certainty()).isEqualTo(Certainty.UNKNOWN);
                    assertThat(last.lookAt()).isNotEmpty();
                }));
    }

    @Test
    void what_values_say_is_enough() {
        Diagnosis equal = by(Certainty.EQUAL);
        assertThat(LawsBroken.added(LayerKind.SOFTMAX, List.of(by(Certainty.SAME_LAWS), equal), Set.of("SM-08")))
                .containsExactly(equal);
    }

    @Test
    void what_other_laws_added_before_is_said_anew() {
        Diagnosis unknown = by(Certainty.UNKNOWN);
        List<Diagnosis> added = LawsBroken.added(
                LayerKind.SOFTMAX, List.of(by(Certainty.SAME_LAWS), unknown.lookingAt(List.of("before"))), Set.of());
        assertThat(added).containsExactly(unknown);
    }

    @Test
    void the_first_points_of_the_own_laws_come_first() {
        Diagnosis only = LawsBroken.added(
                        LayerKind.SOFTMAX, List.of(by(Certainty.UNKNOWN)), Set.of("GEN-01", "SM-10", "SM-02", "GEN-12"))
                .get(0);
        assertThat(only.lookAt()).containsExactlyElementsOf(firstPoints("SM-02", "SM-10", "GEN-01"));
    }

    private static List<String> firstPoints(String... laws) {
        return Arrays.stream(laws)
                .map(law -> Catalogue.spec(law).checkFirst().get(0))
                .toList();
    }
}
