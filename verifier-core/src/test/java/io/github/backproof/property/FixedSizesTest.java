package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A right layer that has its sizes for good, however small, is built in no others and accused of nothing. */
class FixedSizesTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 10);

    @TestFactory
    Stream<DynamicTest> a_right_layer_upholds_what_its_sizes_allow() {
        return Arrays.stream(LayerKind.values())
                .flatMap(kind -> subjects(kind).stream())
                .flatMap(subject -> Invariants.concerning(subject).stream()
                        .filter(property -> property.notApplicableTo(subject).isEmpty())
                        .map(property -> dynamicTest(
                                property.spec().id() + " " + subject.name() + " " + subject.fixedSizes(),
                                () -> upholds(subject, property))));
    }

    private static void upholds(Subject subject, InvariantProperty property) {
        Verdict verdict = Judge.verdict(property, subject, SETTINGS);
        assertThat(verdict.outcome()).as(verdict::toString).isNotIn(Outcome.VIOLATED, Outcome.FAILED);
    }

    private static List<Subject> subjects(LayerKind kind) {
        List<Subject> subjects = new ArrayList<>();
        for (Masking masking : kind.hasHeads() ? Masking.values() : new Masking[] {Masking.NONE}) {
            Subject right = SubjectsUnderTest.right(kind, masking, Gelu.ERF, Precision.FLOAT64);
            for (Map<Dimension, Integer> sizes : sizes(kind)) {
                subjects.add(new OfFixedSizes(right, sizes));
                for (int tokens : List.of(1, 2, 3)) {
                    Map<Dimension, Integer> withTokens = new EnumMap<>(sizes);
                    withTokens.put(Dimension.TOKENS, tokens);
                    if (tokens <= sizes.getOrDefault(Dimension.CONTEXT, tokens)) {
                        subjects.add(new OfFixedSizes(right, withTokens));
                    }
                }
            }
        }
        return subjects;
    }

    private static List<Map<Dimension, Integer>> sizes(LayerKind kind) {
        int pair = kind == LayerKind.ROTARY ? 2 : 1;
        List<Map<Dimension, Integer>> sizes = new ArrayList<>();
        for (int extent : List.of(1, 2)) {
            Map<Dimension, Integer> all = new EnumMap<>(Dimension.class);
            Arrays.stream(Dimension.values())
                    .filter(kind::uses)
                    .filter(dimension -> dimension != Dimension.ONE && dimension != Dimension.KEY_VALUE_FEATURES)
                    .forEach(dimension -> all.put(dimension, extent));
            if (kind.hasHeads()) {
                all.put(Dimension.HEADS, extent);
                all.put(Dimension.FEATURES, extent * pair);
            }
            sizes.add(all);
        }
        if (kind == LayerKind.SELF_ATTENTION) {
            sizes.add(Map.of(Dimension.FEATURES, 4, Dimension.HEADS, 4, Dimension.KEY_VALUE_HEADS, 2));
        }
        return sizes;
    }
}
