package io.github.backproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.model.DirectionalModelCheck.Finding;
import io.github.backproof.model.ModelConfig.Biases;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.Tying;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectionalModelCheckTest {
    private static final int[] TOKENS = {3, 1, 4, 1, 5, 9, 2};

    @ParameterizedTest
    @EnumSource(Tying.class)
    void right_gradients_agree_and_every_parameter_is_named(Tying tying) {
        ModelConfig config = config(tying);
        List<Finding> findings = findings(config, gradients(config));
        assertThat(findings).allMatch(finding -> finding.comparison().isAgreement());
        assertThat(findings.stream().map(Finding::name).filter(name -> !name.equals(DirectionalModelCheck.HEAD_INPUT)))
                .containsExactlyInAnyOrderElementsOf(
                        config.parameters().stream().map(ParameterShape::name).toList());
    }

    @ParameterizedTest
    @EnumSource(Tying.class)
    void a_wrong_gradient_disagrees_alone(Tying tying) {
        ModelConfig config = config(tying);
        for (ParameterShape shape : config.parameters()) {
            Map<String, Matrix> wrong = new LinkedHashMap<>(gradients(config));
            // A planted mistake in one entry, not a tolerance; well above the noise of a loss this small.
            wrong.put(shape.name(), wrong.get(shape.name()).plus(oneEntry(shape, 1e-5)));
            assertThat(findings(config, wrong).stream()
                            .filter(finding -> !finding.comparison().isAgreement())
                            .map(Finding::name))
                    .containsExactly(shape.name());
        }
    }

    private static ModelConfig config(Tying tying) {
        return ModelConfig.gpt2(new ModelSizes(11, 9, 8, 2, 2, 2, 12))
                .withTying(tying)
                .withLogitsBias(Biases.PRESENT);
    }

    private static LanguageModel model(ModelConfig config) {
        return new LanguageModel(config, new Initialisation(1, 0.3).withoutSpecialValues(config));
    }

    private static Map<String, Matrix> gradients(ModelConfig config) {
        return model(config).nextTokenLoss(TOKENS).gradients().get();
    }

    private static List<Finding> findings(ModelConfig config, Map<String, Matrix> gradients) {
        return new DirectionalModelCheck(model(config), TOKENS, new Initialisation(2, 1))
                .against(gradients, finding -> {});
    }

    private static DenseMatrix oneEntry(ParameterShape shape, double value) {
        double[] values = new double[(int) shape.count()];
        values[values.length / 2] = value;
        return DenseMatrix.owning(shape.rows(), shape.columns(), values);
    }
}
