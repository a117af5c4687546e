package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.diagnosis.FaultPairs;
import io.github.backproof.diagnosis.PairMatch;
import io.github.backproof.diagnosis.PairMatch.Certainty;
import io.github.backproof.fault.Fault;
import io.github.backproof.fault.Place;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.reference.AttentionProjections;
import io.github.backproof.reference.LayerNorm;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.reference.SelfAttention;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Layers that are not equal to any pair: what can be told of them is told with less certainty. */
class PartialEvidenceTest {
    @Test
    void two_changes_of_one_sum_add_up() {
        List<PairMatch> found = FaultPairs.matches(
                attention((settings, p) -> new SelfAttention(ReferenceLayers.projections(p), settings.attention()) {
                    @Override
                    protected Matrix inputGradient(Matrix viaValue, Matrix viaQuery, Matrix viaKey) {
                        return viaValue.plus(viaQuery).plus(viaQuery);
                    }
                }));
        assertThat(found).singleElement().satisfies(match -> {
            assertThat(match.certainty()).isEqualTo(Certainty.SUM);
            assertThat(ids(match))
                    .containsExactlyInAnyOrder("attention-key-path-missing", "attention-query-path-twice");
            assertThat(match.explained()).containsExactly("Δ_in");
        });
    }

    @Test
    void each_wrong_gradient_may_be_that_of_another_mistake() {
        List<PairMatch> found = FaultPairs.matches(attention((settings, p) -> new SelfAttention(
                new AttentionProjections(
                        withBiasGradient("query", p, PartialEvidenceTest::averaged),
                        withBiasGradient("key", p, PartialEvidenceTest::averaged),
                        withBiasGradient("value", p, PartialEvidenceTest::averaged),
                        withBiasGradient("output", p, PartialEvidenceTest::ofLastToken)),
                settings.attention())));
        assertThat(found).singleElement().satisfies(match -> {
            assertThat(match.certainty()).isEqualTo(Certainty.EACH_OF_ONE);
            assertThat(ids(match))
                    .containsExactlyInAnyOrder(
                            "attention-bias-gradients-averaged", "attention-output-bias-gradient-of-the-last-token");
        });
    }

    @Test
    void beside_a_mistake_that_is_not_in_the_dictionary_the_output_is_still_that_of_one_that_is() {
        List<PairMatch> found = FaultPairs.matches(norm((settings, p) ->
                new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                    @Override
                    protected Matrix output(Matrix xHat) {
                        return super.output(xHat).plus(p.get("bias").broadcastRows(xHat.rows()));
                    }

                    @Override
                    protected Matrix overDeviation(Matrix numerator, Matrix deviation) {
                        return super.overDeviation(numerator, deviation).scaledBy(1.25);
                    }
                }));
        assertThat(found).singleElement().satisfies(match -> {
            assertThat(match.certainty()).isEqualTo(Certainty.OUTPUT);
            assertThat(ids(match)).containsExactly("layer-norm-bias-added-twice");
            assertThat(match.explained()).containsExactly("Y");
        });
    }

    @Test
    void beside_a_mistake_that_is_not_in_the_dictionary_the_output_is_still_that_of_two_that_are() {
        List<PairMatch> found = FaultPairs.matches(norm((settings, p) ->
                new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                    @Override
                    protected Matrix variance(Matrix centred) {
                        return centred.rowDot(centred);
                    }

                    @Override
                    protected Matrix output(Matrix xHat) {
                        return super.output(xHat).plus(p.get("bias").broadcastRows(xHat.rows()));
                    }

                    @Override
                    protected Matrix overDeviation(Matrix numerator, Matrix deviation) {
                        return super.overDeviation(numerator, deviation).scaledBy(1.25);
                    }

                    @Override
                    protected Matrix weightGradient(Matrix xHat, Matrix delta) {
                        return super.weightGradient(xHat, delta).scaledBy(1.25);
                    }
                }));
        assertThat(found).singleElement().satisfies(match -> {
            assertThat(match.certainty()).isEqualTo(Certainty.OUTPUT);
            assertThat(ids(match)).containsExactly("layer-norm-variance-not-divided", "layer-norm-bias-added-twice");
            assertThat(match.explained()).containsExactly("Y");
        });
    }

    @Test
    void beside_a_mistake_that_is_not_in_the_dictionary_a_gradient_is_still_that_of_one_that_is() {
        List<PairMatch> found = FaultPairs.matches(norm((settings, p) ->
                new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                    @Override
                    protected Matrix weightGradient(Matrix xHat, Matrix delta) {
                        return super.weightGradient(xHat, delta).scaledBy(1.0 / delta.rows());
                    }

                    @Override
                    protected Matrix biasGradient(Matrix delta) {
                        return super.biasGradient(delta).scaledBy(1.25);
                    }
                }));
        assertThat(found).singleElement().satisfies(match -> {
            assertThat(match.certainty()).isEqualTo(Certainty.SOME_GRADIENTS);
            assertThat(ids(match)).containsExactly("layer-norm-weight-gradient-averaged");
            assertThat(match.explained()).containsExactly("d weight");
        });
    }

    @Test
    void of_a_mistake_that_is_not_in_the_dictionary_nothing_is_told() {
        assertThat(FaultPairs.matches(norm(
                        (settings, p) -> new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                            @Override
                            protected Matrix weightGradient(Matrix xHat, Matrix delta) {
                                return super.weightGradient(xHat, delta).scaledBy(1.25);
                            }
                        })))
                .isEmpty();
    }

    private static Subject attention(Fault.Builder layer) {
        return SubjectsUnderTest.of("attention", Place.in(LayerKind.SELF_ATTENTION), layer::build, Precision.FLOAT32);
    }

    private static Subject norm(Fault.Builder layer) {
        return SubjectsUnderTest.of("norm", Place.in(LayerKind.LAYER_NORM), layer::build, Precision.FLOAT32);
    }

    private static List<String> ids(PairMatch match) {
        return match.faults().stream().map(Fault::id).toList();
    }

    private static Linear withBiasGradient(String part, Map<String, Matrix> p, UnaryOperator<Matrix> wrong) {
        return new Linear(p.get(part + ".weight"), Optional.of(p.get(part + ".bias"))) {
            @Override
            protected Matrix biasGradient(Matrix delta) {
                return wrong.apply(delta);
            }
        };
    }

    private static Matrix averaged(Matrix delta) {
        return delta.columnSums().scaledBy(1.0 / delta.rows());
    }

    private static Matrix ofLastToken(Matrix delta) {
        return delta.rowRange(delta.rows() - 1, delta.rows());
    }
}
