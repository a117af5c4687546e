package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.diagnosis.Diagnoses;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.reference.GatedMlp;
import io.github.backproof.reference.LayerNorm;
import io.github.backproof.reference.Linear;
import io.github.backproof.reference.LoraAdapter;
import io.github.backproof.reference.LoraLinear;
import io.github.backproof.reference.LossLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.reference.RmsNorm;
import io.github.backproof.reference.SelfAttention;
import io.github.backproof.reference.Softmax;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Diagnosis;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of mistakes that the dictionary does not have, in float32. */
class UnknownMistakesTest {
    @TestFactory
    Stream<DynamicTest> terms_in_other_proportions_are_read_off() {
        return Stream.of(
                        new Unknown(
                                "the mean of layer norm over √d",
                                LayerKind.LAYER_NORM,
                                (settings, p) -> new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                                    @Override
                                    protected Matrix meanTerm(Matrix h) {
                                        return super.meanTerm(h).scaledBy(Math.sqrt(h.columns()));
                                    }
                                },
                                "In Δ_in (eq. 40), −mean(H)/s is multiplied by √d"),
                        new Unknown(
                                "the size term of RMS norm not divided by d",
                                LayerKind.RMS_NORM,
                                (settings, p) -> new RmsNorm(p.get("weight"), settings.epsilon()) {
                                    @Override
                                    protected Matrix sizeTerm(Matrix xHat, Matrix h) {
                                        return h.rowDot(xHat).scaledBy(1 / Math.sqrt(h.columns()));
                                    }
                                },
                                "−x̂∘mean(H∘x̂)/s is multiplied by √d"),
                        new Unknown(
                                "half the row term of softmax",
                                LayerKind.SOFTMAX,
                                (settings, p) -> new Softmax() {
                                    @Override
                                    protected Matrix rowTerm(Matrix probabilities, Matrix delta) {
                                        return super.rowTerm(probabilities, delta)
                                                .scaledBy(0.5);
                                    }
                                },
                                "In Δ_in (eq. 25), −P∘(Δ⊖P)1ᵗ counts half"),
                        new Unknown(
                                "the row term of attention twice",
                                LayerKind.SELF_ATTENTION,
                                (settings, p) ->
                                        new SelfAttention(ReferenceLayers.projections(p), settings.attention()) {
                                            @Override
                                            protected Matrix scoreGradient(Matrix weights, Matrix dP) {
                                                Matrix row = dP.rowDot(weights).broadcastColumns(dP.columns());
                                                return super.scoreGradient(weights, dP)
                                                        .minus(weights.hadamard(row));
                                            }
                                        },
                                "dQ W_qᵗ of −P∘(dP⊖P)1ᵗ counts twice, and dK W_kᵗ of −P∘(dP⊖P)1ᵗ counts twice"),
                        new Unknown(
                                "the adapter's path over r",
                                LayerKind.LORA_LINEAR,
                                (settings, p) -> new LoraLinear(
                                        ReferenceLayers.linear(p),
                                        new LoraAdapter(p.get("down"), p.get("up"), settings.loraScale()) {
                                            @Override
                                            protected Matrix inputGradient(Matrix delta) {
                                                return super.inputGradient(delta)
                                                        .scaledBy(1
                                                                / Math.sqrt(p.get("down")
                                                                        .columns()));
                                            }
                                        }),
                                "In Δ_in (eq. 44), s·ΔUᵗDᵗ is divided by √r"),
                        new Unknown(
                                "the gate's branch three times",
                                LayerKind.GATED_MLP,
                                (settings, p) ->
                                        new GatedMlp(
                                                ReferenceLayers.linear("gate", p),
                                                ReferenceLayers.linear("up", p),
                                                ReferenceLayers.linear("down", p),
                                                settings.activation()) {
                                            @Override
                                            protected Matrix inputGradient(Matrix viaGate, Matrix viaUp) {
                                                return viaGate.scaledBy(3).plus(viaUp);
                                            }
                                        },
                                "Δ_gW_gᵗ is multiplied by 3.00, to rounding level"),
                        new Unknown(
                                "the mean of layer norm times a number of its own",
                                LayerKind.LAYER_NORM,
                                (settings, p) -> new LayerNorm(p.get("weight"), p.get("bias"), settings.epsilon()) {
                                    @Override
                                    protected Matrix meanTerm(Matrix h) {
                                        return super.meanTerm(h)
                                                .scaledBy(2 + p.get("weight").at(0, 0));
                                    }
                                },
                                "−mean(H)/s is multiplied by numbers that no size explains ("),
                        new Unknown(
                                "the weight gradient over the features",
                                LayerKind.LINEAR,
                                (settings, p) -> new Linear(p.get("weight"), Optional.ofNullable(p.get("bias"))) {
                                    @Override
                                    protected Matrix weightGradient(Matrix x, Matrix delta) {
                                        return super.weightGradient(x, delta).scaledBy(Math.sqrt(x.rows()));
                                    }
                                },
                                "The result d weight is multiplied by √n_T"))
                .map(unknown -> dynamicTest(unknown.name(), () -> {
                    List<Diagnosis> found = Diagnoses.of(unknown.subject(), Set.of("GEN-12"));
                    assertThat(found).extracting(Diagnosis::certainty).containsOnly(Certainty.OTHER_COEFFICIENTS);
                    assertThat(found)
                            .anySatisfy(
                                    diagnosis -> assertThat(diagnosis.finding()).contains(unknown.finding()));
                    assertThat(found.get(0).mismatch()).isPresent();
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "3 2 1 0, has its rows in the opposite order",
        "0 0 1 2, has its rows one place too late",
        "1 2 3 3, has its rows one place too early",
        "1 0 3 2, has its rows in another order"
    })
    void values_in_other_places_are_found_there(String order, String words) {
        int[] rows = Stream.of(order.split(" ")).mapToInt(Integer::parseInt).toArray();
        Subject moved = new Unknown(
                        order,
                        LayerKind.LINEAR,
                        (settings, p) -> new Linear(p.get("weight"), Optional.ofNullable(p.get("bias"))) {
                            @Override
                            protected Matrix weightGradient(Matrix x, Matrix delta) {
                                return super.weightGradient(x, delta).rows(rows);
                            }
                        },
                        "")
                .subject();
        Diagnosis first = Diagnoses.of(moved, Set.of("GEN-12")).get(0);
        assertThat(first.certainty()).isEqualTo(Certainty.OTHER_PLACES);
        assertThat(first.finding()).contains("d weight " + words);
    }

    @Test
    void what_nobody_knows_is_called_unknown_and_described() {
        Subject odd = new Unknown(
                        "the last row of the output squared",
                        LayerKind.SOFTMAX,
                        (settings, p) -> new Softmax() {
                            @Override
                            public Matrix scoreGradient(Matrix probabilities, Matrix delta) {
                                Matrix right = super.scoreGradient(probabilities, delta);
                                int last = right.rows() - 1;
                                return right.where((i, j) -> i < last, 0)
                                        .plus(right.hadamard(right).where((i, j) -> i == last, 0));
                            }
                        },
                        "")
                .subject();
        Diagnosis only = Diagnoses.of(odd, Set.of("GEN-12", "SM-03")).get(0);
        assertThat(only.certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(only.faults()).isEmpty();
        assertThat(only.finding()).isEqualTo("Wrong is Δ_in (only in the last row).");
        assertThat(only.lookAt()).isNotEmpty();
    }

    @Test
    void a_single_number_is_no_multiple_of_what_it_should_be() {
        Subject squared = new Unknown(
                        "the loss squared",
                        LayerKind.CROSS_ENTROPY,
                        (settings, p) -> new LossLayer(
                                new CrossEntropy(settings.variant().reduction()) {
                                    @Override
                                    protected Matrix value(Matrix tokenLosses, Matrix shares) {
                                        Matrix loss = super.value(tokenLosses, shares);
                                        return loss.hadamard(loss);
                                    }
                                },
                                ReferenceLayers.targets(settings)),
                        "")
                .subject();
        Diagnosis only = Diagnoses.of(squared, Set.of("GEN-11")).get(0);
        assertThat(only.certainty()).as(only::toString).isEqualTo(Certainty.UNKNOWN);
        assertThat(only.finding()).isEqualTo("Wrong is Y.");
    }

    /** A mistake that the dictionary does not have, and what is to be found. */
    private record Unknown(String name, LayerKind kind, LayerMaker maker, String finding) {
        Subject subject() {
            return ReferenceSubject.of(
                    name,
                    kind,
                    Conventions.USUAL,
                    Precision.FLOAT32,
                    Arithmetic.rounded(Precision.FLOAT32, SummationOrder.LAST_TO_FIRST),
                    maker);
        }
    }
}
