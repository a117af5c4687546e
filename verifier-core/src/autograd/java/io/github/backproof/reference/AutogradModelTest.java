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
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Reduction;
import java.util.Comparator;
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
    private static final int NOISE_SAMPLES = 16;
    private static final String LOSS = "loss";

    @TestFactory
    Stream<DynamicTest> agrees_with_autograd() {
        return ModelForms.all().stream().map(form -> dynamicTest(form.name(), () -> agrees(form)));
    }

    /**
     * Variances carried through a whole network take minutes, so the level here is measured: the spread of the
     * same float64 computation when every parameter is moved by its own rounding.
     */
    private static void agrees(ModelForms.Form form) {
        ModelConfig config = form.config();
        Map<String, DenseMatrix> blocks = new LinkedHashMap<>();
        new Initialisation(1, 0.3)
                .withoutSpecialValues(config)
                .forEach((name, value) -> blocks.put(name, (DenseMatrix) value));
        Map<String, DenseMatrix> ours = computed(config, blocks);
        Map<String, Double> noise = noise(config, blocks, ours);
        Torch.Answer answer = Torch.ask(
                blocks, DenseMatrix.filled(1, 1, 1), arrays -> new TorchModel(config, arrays).nextTokenLoss(TOKENS));
        Map<String, DenseMatrix> theirs = new LinkedHashMap<>(answer.gradients());
        theirs.put(LOSS, answer.output());
        Map<String, Comparison> found = new LinkedHashMap<>();
        ours.forEach((name, value) ->
                found.put(name, RoundingLevel.ofMeasured(distance(value, theirs.get(name)), noise.get(name))));
        String worst = found.entrySet().stream()
                .max(Comparator.comparingDouble(entry -> entry.getValue().severity()))
                .orElseThrow()
                .getKey();
        System.out.printf(
                Locale.ROOT,
                "  language model, %-32s loss %.3f    gradients %.3f (%s)%n",
                form.name(),
                found.get(LOSS).severity(),
                found.get(worst).severity(),
                worst);
        found.forEach((name, comparison) -> assertThat(comparison.isAgreement())
                .as("%s: %s", name, comparison)
                .isTrue());
    }

    /** The loss and all gradients. */
    private static Map<String, DenseMatrix> computed(ModelConfig config, Map<String, DenseMatrix> blocks) {
        LanguageModel.LossPass pass = new LanguageModel(config, new LinkedHashMap<>(blocks)).nextTokenLoss(TOKENS);
        Map<String, DenseMatrix> all = new LinkedHashMap<>();
        all.put(LOSS, (DenseMatrix) pass.value());
        pass.gradients().get().forEach((name, gradient) -> all.put(name, (DenseMatrix) gradient));
        return all;
    }

    private static Map<String, Double> noise(
            ModelConfig config, Map<String, DenseMatrix> blocks, Map<String, DenseMatrix> centre) {
        SplittableRandom random = new SplittableRandom(9);
        Map<String, Double> noise = new LinkedHashMap<>();
        for (int i = 0; i < NOISE_SAMPLES; i++) {
            Map<String, DenseMatrix> moved = new LinkedHashMap<>();
            blocks.forEach((name, value) ->
                    moved.put(name, value.each(v -> v * (1 + (random.nextBoolean() ? 0x1p-52 : -0x1p-52)))));
            computed(config, moved)
                    .forEach((name, value) -> noise.merge(name, distance(value, centre.get(name)), Math::max));
        }
        return noise;
    }

    private static double distance(DenseMatrix a, DenseMatrix b) {
        DenseMatrix distances = a.minus(b).absolute();
        return distances.rowMaxima().transposed().rowMaxima().at(0, 0);
    }

    @Test
    void cross_entropy_agrees_with_targets_left_out() {
        SplittableRandom random = new SplittableRandom(4);
        int[] targets = {2, CrossEntropy.NONE, 0, 4, CrossEntropy.NONE};
        DenseMatrix z = GradientTrial.normal(random, 5, 6, 3);
        for (Reduction reduction : Reduction.values()) {
            double share = reduction == Reduction.MEAN ? 1.0 / 3 : 1;
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
                    new CrossEntropy(reduction).of(UncertainMatrix.exactly(z, Precision.FLOAT64), targets);
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
