package io.github.backproof.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Size;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FittedSizesTest {
    private static final String WHERE = ": look at the fields marked with @Size, and at the lengths of its arrays.";

    private static FittedSizes of(LayerKind kind, Map<Dimension, Integer> fixed) {
        return new FittedSizes(kind, Conventions.USUAL, fixed);
    }

    private static Sizes sizes(int features, int heads) {
        return new Sizes(Map.of(Dimension.TOKENS, 5, Dimension.FEATURES, features, Dimension.HEADS, heads));
    }

    private static List<String> contradictions(LayerKind kind, Map<Dimension, Integer> fixed) {
        return of(kind, fixed).contradictions("Mine");
    }

    @Test
    void headsDivideFeaturesThatAreFixed() {
        FittedSizes six = of(LayerKind.SELF_ATTENTION, Map.of(Dimension.FEATURES, 6));
        assertThat(six.fitted(sizes(24, 4))).isEqualTo(sizes(6, 3));
        assertThat(six.fitted(sizes(24, 2))).isEqualTo(sizes(6, 2));
        assertThat(of(LayerKind.SELF_ATTENTION, Map.of(Dimension.FEATURES, 1)).fitted(sizes(24, 4)))
                .isEqualTo(sizes(1, 1));
    }

    @Test
    void featuresAreAMultipleOfHeadsThatAreFixed() {
        FittedSizes five = of(LayerKind.SELF_ATTENTION, Map.of(Dimension.HEADS, 5));
        assertThat(five.fitted(sizes(24, 4))).isEqualTo(sizes(20, 5));
        assertThat(five.fitted(sizes(4, 2))).isEqualTo(sizes(5, 5));
    }

    @Test
    void rotaryPositionsTurnPairs() {
        assertThat(of(LayerKind.ROTARY, Map.of(Dimension.FEATURES, 12)).fitted(sizes(24, 4)))
                .isEqualTo(sizes(12, 3));
        assertThat(of(LayerKind.ROTARY, Map.of(Dimension.HEADS, 3)).fitted(sizes(9, 1)))
                .isEqualTo(sizes(6, 3));
    }

    @Test
    void sharedHeadsDivideHeads() {
        Sizes drawn = sizes(24, 4).with(Dimension.KEY_VALUE_HEADS, 2);
        assertThat(of(LayerKind.SELF_ATTENTION, Map.of(Dimension.FEATURES, 6)).fitted(drawn))
                .isEqualTo(sizes(6, 3).with(Dimension.KEY_VALUE_HEADS, 1));
        assertThat(of(LayerKind.SELF_ATTENTION, Map.of(Dimension.FEATURES, 6, Dimension.HEADS, 6))
                        .fitted(drawn))
                .isEqualTo(sizes(6, 6).with(Dimension.KEY_VALUE_HEADS, 2));
    }

    @Test
    void tokensHavePositions() {
        Sizes drawn = new Sizes(Map.of(Dimension.TOKENS, 5, Dimension.CONTEXT, 9));
        assertThat(of(LayerKind.POSITION_EMBEDDING, Map.of(Dimension.CONTEXT, 3))
                        .fitted(drawn)
                        .of(Dimension.TOKENS))
                .isEqualTo(3);
        assertThat(of(LayerKind.POSITION_EMBEDDING, Map.of(Dimension.TOKENS, 20))
                        .fitted(drawn)
                        .of(Dimension.CONTEXT))
                .isEqualTo(20);
    }

    @Test
    void contradictionsAreToldInASentence() {
        assertThat(contradictions(LayerKind.SELF_ATTENTION, Map.of(Dimension.FEATURES, 6, Dimension.HEADS, 4)))
                .containsExactly("Mine has 6 features and 4 heads, which do not divide them" + WHERE);
        assertThat(contradictions(LayerKind.ROTARY, Map.of(Dimension.FEATURES, 6, Dimension.HEADS, 2)))
                .containsExactly("Mine has heads of 3 features, and rotary positions turn pairs of them" + WHERE);
        assertThat(contradictions(LayerKind.ROTARY, Map.of(Dimension.FEATURES, 5)))
                .containsExactly("Mine has heads of 5 features, and rotary positions turn pairs of them" + WHERE);
        assertThat(contradictions(
                        LayerKind.SELF_ATTENTION,
                        Map.of(Dimension.FEATURES, 6, Dimension.HEADS, 3, Dimension.KEY_VALUE_HEADS, 2)))
                .containsExactly("Mine has 3 heads, which cannot share 2 heads of keys and values evenly" + WHERE);
        assertThat(contradictions(LayerKind.POSITION_EMBEDDING, Map.of(Dimension.TOKENS, 8, Dimension.CONTEXT, 7)))
                .containsExactly("Mine always takes 8 tokens and has 7 positions" + WHERE);
        assertThat(contradictions(LayerKind.SELF_ATTENTION, Map.of(Dimension.FEATURES, 6, Dimension.HEADS, 0)))
                .containsExactly("Mine has 0 for HEADS, and a size is at least 1" + WHERE);
    }

    @Test
    void thereIsNoneInSizesThatFit() {
        assertThat(contradictions(LayerKind.SELF_ATTENTION, Map.of(Dimension.FEATURES, 6, Dimension.HEADS, 3)))
                .isEmpty();
        assertThat(contradictions(LayerKind.LINEAR, Map.of(Dimension.INPUTS, 5, Dimension.OUTPUTS, 3)))
                .isEmpty();
    }

    @GradientChecked(LayerKind.ROTARY)
    static final class OddHeads {
        @Size(Dimension.FEATURES)
        private final int d = 8;

        @Size(Dimension.HEADS)
        private final int heads = 3;

        float[][] forward(float[][] x) {
            return x;
        }

        float[][] backward(float[][] dy) {
            return dy;
        }
    }

    @Test
    void aLayerOfContradictionsIsRefused() {
        assertThat(SubjectBinder.bind(OddHeads.class))
                .isInstanceOfSatisfying(
                        Binding.Refused.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        "OddHeads has 8 features and 3 heads, which do not divide them" + WHERE));
    }
}
