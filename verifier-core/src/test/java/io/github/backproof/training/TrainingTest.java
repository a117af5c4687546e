package io.github.backproof.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.model.Initialisation;
import io.github.backproof.model.LanguageModel;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.model.ModelSizes;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Map<String, Matrix> P =
            Map.of("w", DenseMatrix.of(2, 1, 1, -2), "b", DenseMatrix.of(1, 1, 0.5));
    private static final Map<String, Matrix> G =
            Map.of("w", DenseMatrix.of(2, 1, 3, 0.25), "b", DenseMatrix.of(1, 1, -4));
    private static final Map<String, Matrix> H = Map.of("w", DenseMatrix.of(2, 1, -1, 2), "b", DenseMatrix.of(1, 1, 1));

    @Test
    void gradient_descent_goes_against_the_gradient() {
        assertThat(new Sgd().step(P, G, 0.5).get("w").at(0, 0)).isEqualTo(-0.5);
    }

    /** AdamW in scalars, two steps. */
    @Test
    void adamw_follows_its_formula_and_decays_matrices_alone() {
        AdamW optimiser = new AdamW(AdamW.Settings.USUAL);
        Map<String, Matrix> once = optimiser.step(P, G, 0.1);
        Map<String, Matrix> twice = optimiser.step(once, H, 0.1);
        agrees(twice.get("w").at(0, 0), scalar(1, 3, -1, 0.01));
        agrees(twice.get("w").at(1, 0), scalar(-2, 0.25, 2, 0.01));
        agrees(twice.get("b").at(0, 0), scalar(0.5, -4, 1, 0));
    }

    private static double scalar(double start, double g1, double g2, double decay) {
        double m = 0.1 * g1;
        double v = 0.001 * g1 * g1;
        double p = start - 0.1 * (m / 0.1 / (Math.sqrt(v / 0.001) + 1e-8) + decay * start);
        m = 0.9 * m + 0.1 * g2;
        v = 0.999 * v + 0.001 * g2 * g2;
        double mHat = m / (1 - 0.9 * 0.9);
        double vHat = v / (1 - 0.999 * 0.999);
        return p - 0.1 * (mHat / (Math.sqrt(vHat) + 1e-8) + decay * p);
    }

    private static void agrees(double actual, double expected) {
        // 1 − 0.999² cancels nine bits; some forty roundings are left above that.
        double level = (40 + 1000) * Precision.FLOAT64.unitRoundoff() * Math.abs(expected);
        assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(level);
    }

    @Test
    void clipping_scales_all_gradients_to_the_limit_together() {
        double norm = Math.sqrt(9 + 0.0625 + 16);
        assertThat(GradientClipping.norm(G)).isEqualTo(norm);
        assertThat(new GradientClipping(norm).applied(G)).isSameAs(G);
        Map<String, Matrix> clipped = new GradientClipping(1).applied(G);
        agrees(GradientClipping.norm(clipped), 1);
        agrees(clipped.get("w").at(0, 0), 3 / norm);
    }

    @Test
    void the_rate_rises_and_falls() {
        LearningRate rates = new LearningRate(1, 0.1, 4, 12);
        assertThat(rates.at(0)).isEqualTo(0.25);
        assertThat(rates.at(3)).isEqualTo(1);
        assertThat(rates.at(4)).isEqualTo(1);
        agrees(rates.at(8), 0.55);
        agrees(rates.at(12), 0.1);
        agrees(rates.at(99), 0.1);
    }

    @Test
    void the_corpus_is_text_and_tokens_are_its_characters() {
        CharacterText corpus = CharacterText.corpus();
        assertThat(corpus.text(corpus.window(0, 24))).isEqualTo("A transformer reads a te");
        assertThat(corpus.text(corpus.tokensOf("to be"))).isEqualTo("to be");
        assertThat(corpus.vocabulary()).isLessThan(60);
    }

    @Test
    void training_lowers_the_loss_and_repeats_bit_by_bit() {
        List<Double> losses = losses();
        assertThat(losses.get(0)).isBetween(3.0, 5.0);
        assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0) - 0.7);
        assertThat(losses()).isEqualTo(losses);
    }

    private static List<Double> losses() {
        CharacterText text = CharacterText.corpus();
        ModelConfig config = ModelConfig.gpt2(new ModelSizes(text.vocabulary(), 16, 16, 1, 2, 2, 32));
        LanguageModel model = new LanguageModel(config, new Initialisation(1, 0.05).of(config));
        List<Double> losses = new ArrayList<>();
        new Trainer(text, 16, 8, new LearningRate(1e-2, 1e-3, 5, 40), new GradientClipping(1), 1)
                .trained(model, new AdamW(AdamW.Settings.USUAL), (step, loss) -> losses.add(loss));
        return losses;
    }
}
