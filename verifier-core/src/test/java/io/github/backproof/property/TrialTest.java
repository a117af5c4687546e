package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Comparison UNDECIDABLE = comparison(1, Double.NaN);
    private static final DenseMatrix ONE = DenseMatrix.filled(1, 1, 1);
    private static final DenseMatrix TWO = DenseMatrix.filled(1, 1, 2);

    private static Comparison comparison(double residual, double level) {
        return new Comparison(residual, level, 0, 0);
    }

    private final Trial trial =
            new Trial(SubjectsUnderTest.right(LayerKind.MLP, Masking.NONE, Gelu.ERF, Precision.FLOAT32));

    @Test
    void counts_what_it_decided_and_what_it_could_not() {
        assertThat(trial.decidedNothing()).isFalse();
        trial.judge("one", UNDECIDABLE);
        trial.cannotTell();
        assertThat(trial.undecided()).isEqualTo(2);
        assertThat(trial.decided()).isZero();
        assertThat(trial.decidedNothing()).isTrue();
        trial.judge("other", comparison(1, 2));
        assertThat(trial.decided()).isEqualTo(1);
        assertThat(trial.decidedNothing()).isFalse();
        assertThat(trial.quantities()).containsExactly("other");
    }

    @Test
    void remembers_the_comparison_nearest_to_its_level() {
        trial.judge("near", comparison(1, 2));
        trial.judge("far", comparison(1, 100));
        assertThat(trial.worst()).isEqualTo(comparison(1, 2));
        assertThatThrownBy(() -> trial.judge("beyond", comparison(3, 2)))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageContaining("beyond");
    }

    @Test
    void lists_parameters_whose_gradients_were_compared_by_their_whole_names() {
        for (String quantity : List.of("change of d up.weight", "d down.bias − reference", "d up.bias2", "d up")) {
            trial.judge(quantity, Comparison.NOTHING);
        }
        assertThat(trial.compared()).containsExactly("down.bias", "up.weight");
    }

    private static void outsideOfTheVocabulary() {
        Subject embedding = SubjectsUnderTest.right(LayerKind.EMBEDDING, Masking.NONE, Gelu.ERF, Precision.FLOAT32);
        Sizes sizes = new Sizes(Map.of(Dimension.TOKENS, 1, Dimension.VOCABULARY, 3, Dimension.FEATURES, 2));
        Bench.of(embedding, new LayerCase(sizes, Map.of(), Inputs.ORDINARY, 1))
                .layer()
                .forward(DenseMatrix.filled(1, 1, 3));
    }

    @Test
    void a_call_is_refused_by_an_exception_and_not_by_a_shape() {
        trial.refuses("the call", TrialTest::outsideOfTheVocabulary);
        assertThat(trial.quantities()).containsExactly("the call");
        assertThatThrownBy(() -> trial.refuses("the call", () -> {}))
                .isInstanceOf(InvariantViolation.class)
                .hasMessage("the call was accepted, and must be refused with an exception.");
        assertThatThrownBy(() -> trial.accepts("the other", TrialTest::outsideOfTheVocabulary))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageStartingWith("the other was refused, and must be accepted: ");
    }

    @Test
    void what_differs_is_held_against_a_layer_beyond_the_distance_between_its_own_answers() {
        trial.identical("Y", () -> ONE, () -> ONE);
        assertThat(trial.decided()).isEqualTo(1);
        assertThatThrownBy(() -> trial.identical("Y", () -> ONE, () -> TWO)).isInstanceOf(InvariantViolation.class);
        trial.identical("Y", undecided(), () -> TWO);
        assertThat(trial.decided()).isEqualTo(3);
    }

    /** One and two in turn. */
    private static Supplier<DenseMatrix> undecided() {
        return new Supplier<>() {
            private int calls;

            @Override
            public DenseMatrix get() {
                return calls++ % 2 == 0 ? ONE : TWO;
            }
        };
    }

    @Test
    void numbers_are_equal_to_themselves() {
        trial.numbers("Y", ONE);
        assertThatThrownBy(() -> trial.numbers("Y", DenseMatrix.filled(1, 1, Double.NaN)))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageContaining("Y − itself");
        assertThatThrownBy(() -> trial.exactlyZero("Y", ONE)).isInstanceOf(InvariantViolation.class);
    }

    @Test
    void what_is_rescaled_is_held_against_a_layer_in_the_same_way() {
        trial.rescaled("Y", () -> TWO, () -> TWO, 1);
        assertThatThrownBy(() -> trial.rescaled("Y", () -> ONE, () -> TWO, 1)).isInstanceOf(InvariantViolation.class);
        trial.rescaled("Y", undecided(), () -> TWO, 1);
        assertThat(trial.decided()).isEqualTo(3);
    }

    @Test
    void a_call_that_fails_for_another_reason_than_a_shape_fails() {
        assertThat(trial.shaped(() -> ONE)).isSameAs(ONE);
        assertThatThrownBy(() -> trial.shaped(() -> {
                    outsideOfTheVocabulary();
                    return ONE;
                }))
                .isInstanceOf(SubjectFailure.class);
    }

    @Test
    void a_precision_has_no_fewer_digits_than_itself() {
        assertThat(trial.hasFewerDigitsThan(Precision.FLOAT32)).isFalse();
        assertThat(trial.hasFewerDigitsThan(Precision.FLOAT64)).isTrue();
        assertThat(trial.hasFewerDigitsThan(Precision.BFLOAT16)).isFalse();
    }
}
