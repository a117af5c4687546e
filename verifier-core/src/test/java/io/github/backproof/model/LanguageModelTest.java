package io.github.backproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.reference.GradientTrial;
import io.github.backproof.specs.Reduction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The whole model: its gradients, and decoding token by token. */
class LanguageModelTest {
    private static final ModelSizes SIZES = ModelForms.SIZES;
    private static final int[] TOKENS = {3, 1, 4, 1, 5, 9, 2};
    private static final Initialisation RANDOM = new Initialisation(1, 0.3);

    @TestFactory
    Stream<DynamicTest> the_gradient_of_every_parameter_is_the_derivative() {
        return ModelForms.all().stream()
                .map(form -> dynamicTest(form.name(), () -> gradientsAreDerivatives(form.config())));
    }

    private static void gradientsAreDerivatives(ModelConfig config) {
        Map<String, DenseMatrix> blocks = parameters(config);
        String[] frozen = config.parameters().stream()
                .filter(shape -> !shape.isTrained())
                .map(ParameterShape::name)
                .toArray(String[]::new);
        List<int[]> batch = List.of(TOKENS, new int[] {0, 10});
        List<int[]> targets = List.of(CrossEntropy.nextTokens(TOKENS), new int[] {7, CrossEntropy.NONE});
        new GradientTrial(
                        blocks,
                        values -> {
                            LanguageModel.LossPass loss =
                                    new LanguageModel(config, values).loss(batch, targets, Reduction.SUM);
                            return new GradientTrial.Evaluation(
                                    loss.value(),
                                    delta -> scaled(loss.gradients().get(), delta));
                        },
                        5,
                        config.activation() == Activation.RELU ? 0x1p-8 : 1)
                .check(frozen);
    }

    private static Map<String, Matrix> scaled(Map<String, Matrix> gradients, Matrix delta) {
        Map<String, Matrix> scaled = new LinkedHashMap<>();
        gradients.forEach((name, gradient) -> scaled.put(name, gradient.scaledBy(delta.at(0, 0))));
        return scaled;
    }

    @TestFactory
    Stream<DynamicTest> decoding_token_by_token_gives_the_rows_of_the_full_forward() {
        return ModelForms.all().stream().map(form -> dynamicTest(form.name(), () -> decodingAgrees(form.config())));
    }

    private static void decodingAgrees(ModelConfig config) {
        LanguageModel model = new LanguageModel(config, bounded(config));
        UncertainMatrix full = (UncertainMatrix) model.forward(List.of(TOKENS)).logits();
        Decoding state = Decoding.of(model);
        for (int t = 0; t < TOKENS.length; t++) {
            Decoding.Next next = state.next(TOKENS[t]);
            UncertainMatrix difference = ((UncertainMatrix) next.logits()).minus(full.rowRange(t, t + 1));
            assertThat(RoundingLevel.ofZero(difference).isAgreement()).isTrue();
            state = next.state();
        }
        assertThat(state.tokens()).isEqualTo(TOKENS.length);
    }

    @Test
    void a_sequence_of_a_batch_does_not_see_the_others() {
        LanguageModel model = new LanguageModel(ModelConfig.gpt2(SIZES), RANDOM.of(ModelConfig.gpt2(SIZES)));
        DenseMatrix alone = (DenseMatrix) model.forward(List.of(TOKENS)).logits();
        DenseMatrix batch = (DenseMatrix)
                model.forward(List.of(new int[] {8, 8, 8}, TOKENS)).logits();
        assertThat(batch.rowRange(3, 3 + TOKENS.length).sameNumbers(alone)).isTrue();
    }

    @Test
    void without_knowledge_the_loss_is_that_of_guessing() {
        LanguageModel model =
                new LanguageModel(ModelConfig.gpt2(SIZES), new Initialisation(1, 0).of(ModelConfig.gpt2(SIZES)));
        assertThat(model.nextTokenLoss(TOKENS).value().at(0, 0)).isEqualTo(Math.log(11), within());
    }

    private static Offset<Double> within() {
        return Offset.offset(RoundingLevel.ofMeasured(20 * Math.ulp(Math.log(11))));
    }

    @Test
    void sampling_is_repeatable_and_follows_the_seed() {
        ModelConfig config = ModelConfig.gpt2(SIZES);
        LanguageModel model = new LanguageModel(config, RANDOM.of(config));
        int[] drawn = new Sampling(1, 7).continued(model, new int[] {1}, 8);
        assertThat(drawn).hasSize(8).isEqualTo(new Sampling(1, 7).continued(model, new int[] {1}, 8));
        assertThat(drawn).isNotEqualTo(new Sampling(1, 8).continued(model, new int[] {1}, 8));
    }

    @Test
    void wrong_parameters_are_refused_by_name() {
        ModelConfig config = ModelConfig.gpt2(SIZES);
        Map<String, Matrix> parameters = new LinkedHashMap<>(RANDOM.of(config));
        parameters.remove("norm.bias");
        assertThatThrownBy(() -> new LanguageModel(config, parameters)).hasMessage("Parameter norm.bias is missing.");
        parameters.put("norm.bias", DenseMatrix.filled(1, 7, 0));
        assertThatThrownBy(() -> new LanguageModel(config, parameters))
                .hasMessage("Parameter norm.bias is 1 by 7 where 1 by 8 was due.");
        parameters.put("norm.bias", DenseMatrix.filled(1, 8, 0));
        parameters.put("norm.bais", DenseMatrix.filled(1, 8, 0));
        assertThatThrownBy(() -> new LanguageModel(config, parameters))
                .hasMessage("The model has no parameter norm.bais.");
    }

    private static Map<String, DenseMatrix> parameters(ModelConfig config) {
        Map<String, DenseMatrix> dense = new LinkedHashMap<>();
        RANDOM.withoutSpecialValues(config).forEach((name, value) -> dense.put(name, (DenseMatrix) value));
        return dense;
    }

    private static Map<String, Matrix> bounded(ModelConfig config) {
        Map<String, Matrix> bounded = new LinkedHashMap<>();
        parameters(config)
                .forEach((name, value) -> bounded.put(name, UncertainMatrix.exactly(value, Precision.FLOAT64)));
        return bounded;
    }
}
