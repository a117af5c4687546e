package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.NonLinearity;
import io.github.backproof.specs.NormPlacement;
import io.github.backproof.specs.Pairing;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Reduction;
import io.github.backproof.specs.Targets;
import io.github.backproof.specs.Tying;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SuppliedSubject;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a layer lacks follows from what it declares and has. */
class NeedTest {
    private static final LayerVariant USUAL = LayerVariant.USUAL;

    private static Set<Need> missingIn(Subject subject) {
        return EnumSet.allOf(Need.class).stream()
                .filter(need -> need.missingIn(subject).isPresent())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Need.class)));
    }

    private static Subject right(LayerKind kind, Conventions conventions) {
        return SubjectsUnderTest.right("right", kind, conventions, Precision.FLOAT64);
    }

    /** What a subject of a kind lacks that another one of it has, and the other way round. */
    private static void differ(LayerKind kind, Conventions one, Conventions other, Set<Need> ofOne, Set<Need> ofOther) {
        Set<Need> first = missingIn(right(kind, one));
        Set<Need> second = missingIn(right(kind, other));
        Set<Need> both = EnumSet.copyOf(first);
        both.retainAll(second);
        first.removeAll(both);
        second.removeAll(both);
        assertThat(first).isEqualTo(ofOne);
        assertThat(second).isEqualTo(ofOther);
    }

    private static void differ(
            LayerKind kind, LayerVariant one, LayerVariant other, Set<Need> ofOne, Set<Need> ofOther) {
        differ(kind, Conventions.USUAL.with(one), Conventions.USUAL.with(other), ofOne, ofOther);
    }

    @Test
    void masks() {
        differ(
                LayerKind.SELF_ATTENTION,
                Conventions.USUAL.with(Masking.NONE),
                Conventions.USUAL.with(Masking.CAUSAL),
                Set.of(Need.CAUSAL_MASK),
                Set.of(Need.NO_MASK));
    }

    @Test
    void biases() {
        Subject with = right(LayerKind.SELF_ATTENTION, Conventions.USUAL);
        Subject without = SubjectsUnderTest.withoutBiases(LayerKind.SELF_ATTENTION, Precision.FLOAT64);
        Set<Need> biases = Set.of(Need.KEY_BIAS, Need.VALUE_BIAS, Need.OUTPUT_BIAS, Need.QUERY_KEY_VALUE_BIASES);
        assertThat(missingIn(with)).doesNotContainAnyElementsOf(biases);
        assertThat(missingIn(without)).containsAll(biases);
        assertThat(missingIn(right(LayerKind.TRANSFORMER_BLOCK, Conventions.USUAL)))
                .as("as a part of something")
                .doesNotContainAnyElementsOf(biases);
        assertThat(missingIn(right(LayerKind.SOFTMAX, Conventions.USUAL))).containsAll(biases);
    }

    @Test
    void functions() {
        differ(
                LayerKind.ACTIVATION,
                USUAL.with(NonLinearity.GELU),
                USUAL.with(NonLinearity.SILU),
                Set.of(),
                Set.of(Need.GELU));
        differ(
                LayerKind.ACTIVATION,
                USUAL.with(NonLinearity.SILU),
                USUAL.with(NonLinearity.RELU),
                Set.of(Need.RELU),
                Set.of(Need.GELU_OR_SILU));
    }

    @Test
    void norms_and_tables() {
        differ(
                LayerKind.TRANSFORMER_BLOCK,
                USUAL.with(NormPlacement.BEFORE),
                USUAL.with(NormPlacement.AFTER),
                Set.of(),
                Set.of(Need.NORMS_BEFORE));
        differ(
                LayerKind.LANGUAGE_MODEL,
                USUAL.with(Tying.TIED, Positions.LEARNED),
                USUAL.with(Tying.UNTIED, Positions.LEARNED),
                Set.of(Need.UNTIED),
                Set.of(Need.TIED));
        differ(
                LayerKind.LANGUAGE_MODEL,
                USUAL.with(Tying.TIED, Positions.LEARNED),
                USUAL.with(Tying.TIED, Positions.NONE),
                Set.of(Need.NO_POSITIONS),
                Set.of(Need.LEARNED_POSITIONS));
        differ(
                LayerKind.LANGUAGE_MODEL,
                USUAL.with(Tying.TIED, Positions.NONE),
                USUAL.with(Tying.TIED, Positions.ROTARY),
                Set.of(),
                Set.of(Need.NO_POSITIONS, Need.NOT_ROTARY));
    }

    @Test
    void losses() {
        differ(
                LayerKind.CROSS_ENTROPY,
                USUAL.with(Targets.GIVEN, Reduction.MEAN),
                USUAL.with(Targets.NEXT_TOKEN, Reduction.SUM),
                Set.of(Need.NEXT_TOKEN),
                Set.of(Need.TARGETS_GIVEN, Need.MEAN));
    }

    @Test
    void pairings_need_nothing() {
        differ(LayerKind.ROTARY, USUAL.with(Pairing.HALVES), USUAL.with(Pairing.NEIGHBOURS), Set.of(), Set.of());
    }

    @Test
    void a_layer_that_is_drawn_and_told_everything_lacks_no_size() {
        assertThat(missingIn(right(LayerKind.SELF_ATTENTION, Conventions.USUAL)))
                .doesNotContain(
                        Need.GROUPED_QUERIES,
                        Need.BATCH,
                        Need.DRAWN_SIZES,
                        Need.ANY_LENGTH,
                        Need.TWO_COLUMNS,
                        Need.TWO_TOKENS,
                        Need.FOUR_TOKENS,
                        Need.GIVEN_EPSILON,
                        Need.SCORES,
                        Need.PADDING);
        assertThat(missingIn(right(LayerKind.SOFTMAX, Conventions.USUAL)))
                .contains(Need.SCORES, Need.PADDING, Need.STEPS);
        assertThat(missingIn(right(LayerKind.LANGUAGE_MODEL, Conventions.USUAL)))
                .doesNotContain(Need.STEPS);
    }

    /** What a layer lacks for its sizes. */
    private static Set<Need> missingFor(Map<Dimension, Integer> fixed) {
        Set<Need> missing = missingIn(new OfFixedSizes(right(LayerKind.SELF_ATTENTION, Conventions.USUAL), fixed));
        missing.removeAll(missingIn(right(LayerKind.SELF_ATTENTION, Conventions.USUAL)));
        return missing;
    }

    @Test
    void a_layer_of_fixed_sizes_lacks_those_that_it_does_not_have() {
        assertThat(missingFor(Map.of())).containsExactlyInAnyOrder(Need.GROUPED_QUERIES);
        assertThat(missingFor(Map.of(Dimension.FEATURES, 1)))
                .containsExactlyInAnyOrder(Need.GROUPED_QUERIES, Need.DRAWN_SIZES, Need.TWO_COLUMNS);
        assertThat(missingFor(Map.of(Dimension.FEATURES, 2)))
                .containsExactlyInAnyOrder(Need.GROUPED_QUERIES, Need.DRAWN_SIZES);
        assertThat(missingFor(Map.of(Dimension.CONTEXT, 1)))
                .containsExactlyInAnyOrder(Need.GROUPED_QUERIES, Need.DRAWN_SIZES, Need.TWO_TOKENS);
        assertThat(missingFor(Map.of(Dimension.TOKENS, 1)))
                .containsExactlyInAnyOrder(
                        Need.GROUPED_QUERIES, Need.DRAWN_SIZES, Need.ANY_LENGTH, Need.TWO_TOKENS, Need.FOUR_TOKENS);
        assertThat(missingFor(Map.of(Dimension.TOKENS, 3)))
                .containsExactlyInAnyOrder(Need.GROUPED_QUERIES, Need.DRAWN_SIZES, Need.ANY_LENGTH, Need.FOUR_TOKENS);
        assertThat(missingFor(Map.of(Dimension.TOKENS, 4)))
                .containsExactlyInAnyOrder(Need.GROUPED_QUERIES, Need.DRAWN_SIZES, Need.ANY_LENGTH);
    }

    @Test
    void a_layer_that_is_told_nothing_lacks_epsilon_and_a_batch() {
        Subject norm = right(LayerKind.LAYER_NORM, Conventions.USUAL);
        assertThat(missingIn(new OfFixedSizes(norm, Map.of(), OptionalDouble.of(1e-5))))
                .contains(Need.GIVEN_EPSILON);
        assertThat(missingIn(norm)).doesNotContain(Need.GIVEN_EPSILON, Need.BATCH);
        Subject untold = new SuppliedSubject(
                "untold",
                LayerKind.LAYER_NORM,
                Conventions.USUAL,
                Precision.FLOAT64,
                Set.of(),
                Set.of(),
                Set.of(),
                (sizes, hypers) -> {
                    throw new AssertionError("Not built.");
                });
        assertThat(missingIn(untold)).contains(Need.BATCH, Need.GROUPED_QUERIES);
    }
}
