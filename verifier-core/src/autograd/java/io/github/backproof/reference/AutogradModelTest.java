package io.github.backproof.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.backproof.model.Initialisation;
import io.github.backproof.model.LanguageModel;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.model.ModelForms;
import io.github.backproof.numerics.BoundedMatrix;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The whole language model and its loss agree with PyTorch's autograd in float64. */
class AutogradModelTest {
    private static final int[] TOKENS = {3, 1, 4, 1, 5, 9, 2};

    @TestFactory
    Stream<DynamicTest> agrees_with_autograd() {
        return ModelForms.all().stream().map(form -> dynamicTest(form.name(), () -> agrees(form)));
    }

    private static void agrees(ModelForms.Form form) {
        ModelConfig config = form.config();
        Map<String, DenseMatrix> blocks = new LinkedHashMap<>();
        Map<String, Matrix> exact = new LinkedHashMap<>();
        new Initialisation(1, 0.3).withoutSpecialValues(config).forEach((name, value) -> {
            blocks.put(name, (DenseMatrix) value);
            exact.put(name, BoundedMatrix.exactly((DenseMatrix) value, Precision.FLOAT64));
        });
        LanguageModel.LossPass ours = new LanguageModel(config, exact).nextTokenLoss(TOKENS);
        Torch.Answer theirs = Torch.ask(
                blocks, DenseMatrix.filled(1, 1, 1), arrays -> new TorchModel(config, arrays).nextTokenLoss(TOKENS));
        Comparison loss = Torch.compare(ours.value(), theirs.output());
        Comparison worst = Comparison.NOTHING;
        String where = "";
        for (Map.Entry<String, Matrix> gradient : ours.gradients().get().entrySet()) {
            Comparison found =
                    Torch.compare(gradient.getValue(), theirs.gradients().get(gradient.getKey()));
            where = worst.orWorse(found) == found ? gradient.getKey() : where;
            worst = worst.orWorse(found);
        }
        System.out.printf(
                Locale.ROOT,
                "  language model, %-32s loss %.1e   gradients %.1e (%s)%n",
                form.name(),
                loss.severity(),
                worst.severity(),
                where);
        assertThat(loss.isAgreement()).as("loss: %s", loss).isTrue();
        assertThat(worst.isAgreement()).as("gradient of %s: %s", where, worst).isTrue();
    }

    @Test
    void cross_entropy_agrees_with_targets_left_out() {
        SplittableRandom random = new SplittableRandom(4);
        int[] targets = {2, CrossEntropy.NONE, 0, 4, CrossEntropy.NONE};
        DenseMatrix z = GradientTrial.normal(random, 5, 6, 3);
        for (CrossEntropy.Reduction reduction : CrossEntropy.Reduction.values()) {
            double share = reduction == CrossEntropy.Reduction.MEAN ? 1.0 / 3 : 1;
            DenseMatrix picks = DenseMatrix.filled(5, 6, 0);
            for (int t = 0; t < targets.length; t++) {
                int row = t;
                picks = targets[t] < 0
                        ? picks
                        : picks.plus(unit(row, targets[t]).scaledBy(-share));
            }
            DenseMatrix chosen = picks;
            Torch.Answer theirs = Torch.ask(Map.of("Z", z), DenseMatrix.filled(1, 1, 1), arrays -> {
                NDArray logits = arrays.get("Z");
                NDManager manager = logits.getManager();
                return logits.logSoftmax(1)
                        .mul(Torch.array(manager, chosen))
                        .sum()
                        .reshape(new Shape(1, 1));
            });
            CrossEntropy.Loss ours =
                    new CrossEntropy(reduction).of(BoundedMatrix.exactly(z, Precision.FLOAT64), targets);
            assertThat(Torch.compare(ours.value(), theirs.output()).isAgreement())
                    .isTrue();
            assertThat(Torch.compare(ours.logitsGradient(), theirs.gradients().get("Z"))
                            .isAgreement())
                    .isTrue();
        }
    }

    private static DenseMatrix unit(int row, int column) {
        double[] values = new double[30];
        values[row * 6 + column] = 1;
        return DenseMatrix.owning(5, 6, values);
    }
}
