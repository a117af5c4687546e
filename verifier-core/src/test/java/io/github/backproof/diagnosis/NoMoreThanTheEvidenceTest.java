package io.github.backproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.bench.ReferenceSubject;
import io.github.backproof.bench.ReferenceSubject.Arithmetic;
import io.github.backproof.bench.RightLayer;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.SummationOrder;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Tensor;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Subject;
import io.github.backproof.verdict.Certainty;
import io.github.backproof.verdict.Diagnosis;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A diagnosis claims nothing of what failed in another way, or could not be decided. */
class NoMoreThanTheEvidenceTest {
    @Test
    void a_layer_that_throws_is_no_layer_that_ends_a_loop_early() {
        Diagnosis diagnosis = diagnosis(output -> {
            throw new IllegalStateException("buffer of 16 features");
        });
        assertThat(diagnosis.certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(diagnosis.finding()).startsWith("Its own code fails");
    }

    @Test
    void a_row_too_many_is_not_a_row_too_few() {
        assertThat(diagnosis(output -> withRows(output, output.rows() + 1)).certainty())
                .isEqualTo(Certainty.UNKNOWN);
        assertThat(diagnosis(output -> withRows(output, output.rows() - 1)).certainty())
                .isEqualTo(Certainty.EQUAL);
    }

    @ParameterizedTest
    @EnumSource
    void what_too_few_digits_leave_open_is_not_called_wrong(LayerKind kind) {
        for (Precision precision : Precision.values()) {
            assertThat(Sight.of(subject(kind, precision, layer -> layer)).wrongResults())
                    .as(precision.label())
                    .isEmpty();
        }
    }

    private static Diagnosis diagnosis(UnaryOperator<Tensor> output) {
        Subject subject = subject(LayerKind.RMS_NORM, Precision.FLOAT32, layer -> new Changed(layer, output));
        return Diagnoses.ofValues(subject).get(0);
    }

    private static Tensor withRows(Tensor values, int rows) {
        int columns = values.columns();
        return Tensor.of(Arrays.copyOf(values.toDoubles(), rows * columns), rows, columns);
    }

    private static Subject subject(LayerKind kind, Precision precision, UnaryOperator<Layer> change) {
        return ReferenceSubject.of(
                "Changed",
                kind,
                Conventions.USUAL,
                precision,
                Arithmetic.rounded(precision, SummationOrder.LAST_TO_FIRST),
                RightLayer.of(kind),
                (layer, sizes) -> change.apply(layer));
    }

    /** A layer whose output is changed. */
    private record Changed(Layer right, UnaryOperator<Tensor> output) implements Layer {
        @Override
        public Tensor forward(Tensor input) {
            return output.apply(right.forward(input));
        }

        @Override
        public Tensor backward(Tensor outputGradient) {
            return right.backward(outputGradient);
        }

        @Override
        public List<NamedParameter> parameters() {
            return right.parameters();
        }
    }
}
