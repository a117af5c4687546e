package io.github.backproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.model.ModelConfig.Adapters;
import org.junit.jupiter.api.Test;

/** The counts that the source paper states, from the models' own parameter lists. */
class ModelCountsTest {
    @Test
    void one_transformer_block() {
        assertThat(countOf(ModelConfig.paper(1), "blocks.0.")).isEqualTo(7_087_872);
    }

    @Test
    void minimal_network() {
        assertThat(ModelConfig.paper(1).trainedCount()).isEqualTo(85_120_849);
    }

    @Test
    void full_network() {
        assertThat(ModelConfig.paper(12).trainedCount()).isEqualTo(163_087_441);
    }

    @Test
    void logits_layer_alone() {
        assertThat(countOf(ModelConfig.paper(12), "logits.")).isEqualTo(38_647_633);
    }

    @Test
    void adapter_of_the_logits_layer() {
        Adapters adapters = new Adapters(16, 1, Adapters.Where.LOGITS);
        assertThat(ModelConfig.paper(12).withAdapters(adapters).trainedCount()).isEqualTo(816_400);
    }

    @Test
    void adapters_of_every_linear_layer() {
        Adapters adapters = new Adapters(16, 1, Adapters.Where.EVERYWHERE);
        assertThat(ModelConfig.paper(12).withAdapters(adapters).trainedCount()).isEqualTo(3_470_608);
    }

    @Test
    void tied_without_logits_bias() {
        assertThat(ModelConfig.gpt2Small().trainedCount()).isEqualTo(124_439_808);
    }

    private static long countOf(ModelConfig config, String prefix) {
        return config.parameters().stream()
                .filter(shape -> shape.name().startsWith(prefix))
                .mapToLong(ParameterShape::count)
                .sum();
    }
}
