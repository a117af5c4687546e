package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.Input;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectBinder;
import io.github.backproof.verdict.Outcome;
import io.github.backproof.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** An adapter whose gradients are nowhere before its first backward, which returns them, complies. */
class ReturnedGradientsTest {
    private static final RunSettings SETTINGS = new RunSettings(RunSettings.DEFAULT_SEED, 20);

    @Test
    void lora_with_returned_gradients_upholds_every_law() {
        Subject subject = ((Binding.Bound) SubjectBinder.bind(ReturningLora.class)).subject();
        for (InvariantProperty property : Invariants.concerning(subject)) {
            if (property.notApplicableTo(subject).isEmpty()) {
                Verdict verdict = Judge.verdict(property, subject, SETTINGS);
                assertThat(verdict.outcome()).as(verdict::toString).isEqualTo(Outcome.UPHELD);
            }
        }
    }

    /** Y = XW + α·XDU. */
    @GradientChecked(LayerKind.LORA_LINEAR)
    record ReturningLora(
            @Parameter("weight") double[][] weight,
            @Parameter("down") double[][] down,
            @Parameter("up") double[][] up,
            double alpha) {
        record Gradients(double[][] input, double[][] down, double[][] up) {}

        static ReturningLora of(
                @Size(Dimension.INPUTS) int in,
                @Size(Dimension.OUTPUTS) int out,
                @Size(Dimension.RANK) int rank,
                @Hyper(Hyperparameter.LORA_ALPHA) double alpha) {
            return new ReturningLora(new double[in][out], new double[in][rank], new double[rank][out], alpha);
        }

        double[][] forward(double[][] x) {
            return sum(product(x, weight), product(product(x, down), up), alpha);
        }

        Gradients backward(double[][] dy, @Input double[][] x) {
            double[][] zeros = new double[dy.length][dy[0].length];
            double[][] scaled = sum(zeros, dy, alpha);
            double[][] reduced = product(scaled, transposed(up));
            return new Gradients(
                    sum(product(dy, transposed(weight)), product(reduced, transposed(down)), 1),
                    product(transposed(x), reduced),
                    product(transposed(product(x, down)), scaled));
        }

        private static double[][] product(double[][] a, double[][] b) {
            double[][] product = new double[a.length][b[0].length];
            for (int row = 0; row < a.length; row++) {
                for (int inner = 0; inner < b.length; inner++) {
                    for (int column = 0; column < b[0].length; column++) {
                        product[row][column] += a[row][inner] * b[inner][column];
                    }
                }
            }
            return product;
        }

        private static double[][] sum(double[][] a, double[][] b, double factor) {
            double[][] sum = new double[a.length][a[0].length];
            for (int row = 0; row < a.length; row++) {
                for (int column = 0; column < a[0].length; column++) {
                    sum[row][column] = a[row][column] + factor * b[row][column];
                }
            }
            return sum;
        }

        private static double[][] transposed(double[][] a) {
            double[][] transposed = new double[a[0].length][a.length];
            for (int row = 0; row < a.length; row++) {
                for (int column = 0; column < a[0].length; column++) {
                    transposed[column][row] = a[row][column];
                }
            }
            return transposed;
        }
    }
}
