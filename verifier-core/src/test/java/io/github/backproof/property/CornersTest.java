package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.bench.InputForm;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.subject.Sizes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cases reach their corners, and have no accidental equalities outside of them. */
class CornersTest {
    private static final int CASES = 1000;

    /** A corner that occurs less often than this in a thousand cases would be missed by most runs. */
    private static final int AT_LEAST = 10;

    private static final Map<LayerKind, List<LayerCase>> DRAWN = new EnumMap<>(LayerKind.class);

    @ParameterizedTest
    @EnumSource
    void one_token_occurs(LayerKind kind) {
        occurs(kind, given -> extent(given, Dimension.TOKENS) == 1);
        occurs(kind, given -> extent(given, Dimension.TOKENS) > 3);
    }

    @Test
    void one_feature_one_head_and_many_occur() {
        occurs(LayerKind.LAYER_NORM, given -> extent(given, Dimension.FEATURES) == 1);
        occurs(LayerKind.LINEAR, given -> extent(given, Dimension.INPUTS) == 1);
        occurs(LayerKind.LINEAR, given -> extent(given, Dimension.OUTPUTS) == 1);
        occurs(LayerKind.SELF_ATTENTION, given -> extent(given, Dimension.HEADS) == 1);
        occurs(LayerKind.SELF_ATTENTION, given -> extent(given, Dimension.HEADS) > 2);
        occurs(LayerKind.SELF_ATTENTION, given -> given.sizes().headWidth() == 1);
        occurs(LayerKind.SELF_ATTENTION, given -> isGrouped(given.sizes()));
        occurs(LayerKind.SELF_ATTENTION, given -> !isGrouped(given.sizes()));
    }

    @Test
    void rank_one_and_full_rank_occur() {
        occurs(LayerKind.LORA_LINEAR, given -> extent(given, Dimension.RANK) == 1);
        occurs(LayerKind.LORA_LINEAR, given -> extent(given, Dimension.RANK) > 1 && isFull(given.sizes()));
        occurs(LayerKind.LORA_LINEAR, given -> !isFull(given.sizes()));
    }

    @Test
    void squares_occur_and_are_not_the_rule() {
        occurs(LayerKind.LINEAR, given -> isSquare(given) && extent(given, Dimension.INPUTS) > 1);
        occurs(
                LayerKind.LORA_LINEAR,
                given -> isSquare(given) && isFull(given.sizes()) && extent(given, Dimension.INPUTS) > 1);
        occurs(LayerKind.LINEAR, given -> !isSquare(given));
    }

    @Test
    void epsilon_zero_and_every_other_occur() {
        for (double epsilon : List.of(0.0, 1e-5, 1e-3, 0.1, 1.0)) {
            occurs(LayerKind.LAYER_NORM, given -> given.of(Hyperparameter.EPSILON) == epsilon);
        }
    }

    @Test
    void a_table_with_as_many_positions_as_tokens_occurs() {
        occurs(LayerKind.POSITION_EMBEDDING, given -> spare(given) == 0);
        occurs(LayerKind.POSITION_EMBEDDING, given -> spare(given) > 0);
        never(LayerKind.POSITION_EMBEDDING, given -> spare(given) < 0);
    }

    @ParameterizedTest
    @EnumSource
    void every_form_of_input_occurs(InputForm form) {
        occurs(LayerKind.SELF_ATTENTION, given -> given.inputs().form() == form);
    }

    @Test
    void small_and_large_scales_occur() {
        occurs(LayerKind.SOFTMAX, given -> given.inputs().scale() < 1);
        occurs(LayerKind.SOFTMAX, given -> given.inputs().scale() > 1);
    }

    @ParameterizedTest
    @EnumSource
    void sizes_that_mean_different_things_are_different(LayerKind kind) {
        never(kind, given -> {
            int[] sizes = IntStream.of(
                            extent(given, Dimension.TOKENS),
                            extent(given, Dimension.FEATURES),
                            extent(given, Dimension.HIDDEN),
                            extent(given, Dimension.INPUTS),
                            isSquare(given) ? 1 : extent(given, Dimension.OUTPUTS),
                            extent(given, Dimension.VOCABULARY))
                    .filter(extent -> extent > 1)
                    .toArray();
            return IntStream.of(sizes).distinct().count() < sizes.length;
        });
    }

    @Test
    void heads_divide_features_and_never_equal_their_width() {
        never(
                LayerKind.SELF_ATTENTION,
                given -> extent(given, Dimension.FEATURES) % extent(given, Dimension.HEADS) != 0);
        never(
                LayerKind.SELF_ATTENTION,
                given -> !isGrouped(given.sizes())
                        && extent(given, Dimension.HEADS) > 1
                        && given.sizes().headWidth() == extent(given, Dimension.HEADS));
    }

    @Test
    void alpha_is_never_the_rank() {
        never(
                LayerKind.LORA_LINEAR,
                given -> given.of(Hyperparameter.LORA_ALPHA) == extent(given, Dimension.RANK)
                        || given.of(Hyperparameter.LORA_ALPHA) == 1);
    }

    private static int extent(LayerCase given, Dimension dimension) {
        return given.sizes().extents().getOrDefault(dimension, 1);
    }

    private static boolean isSquare(LayerCase given) {
        return extent(given, Dimension.INPUTS) == extent(given, Dimension.OUTPUTS);
    }

    private static int spare(LayerCase given) {
        return extent(given, Dimension.CONTEXT) - extent(given, Dimension.TOKENS);
    }

    private static boolean isGrouped(Sizes sizes) {
        return sizes.of(Dimension.KEY_VALUE_HEADS) < sizes.of(Dimension.HEADS);
    }

    private static boolean isFull(Sizes sizes) {
        return sizes.of(Dimension.RANK) == Math.min(sizes.of(Dimension.INPUTS), sizes.of(Dimension.OUTPUTS));
    }

    private static void occurs(LayerKind kind, Predicate<LayerCase> corner) {
        assertThat(cases(kind).stream().filter(corner).count()).isGreaterThanOrEqualTo(AT_LEAST);
    }

    private static void never(LayerKind kind, Predicate<LayerCase> equality) {
        assertThat(cases(kind)).noneMatch(equality);
    }

    private static List<LayerCase> cases(LayerKind kind) {
        return DRAWN.computeIfAbsent(kind, CornersTest::drawn);
    }

    private static List<LayerCase> drawn(LayerKind kind) {
        return DrawnCases.of(
                SubjectsUnderTest.right(kind, Masking.NONE, Gelu.ERF, Precision.FLOAT64),
                new RunSettings(RunSettings.DEFAULT_SEED, CASES));
    }
}
