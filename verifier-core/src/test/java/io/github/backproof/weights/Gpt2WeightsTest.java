package io.github.backproof.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.backproof.model.Initialisation;
import io.github.backproof.model.LanguageModel;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.model.ModelSizes;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.specs.Tying;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Gpt2WeightsTest {
    private static final ModelConfig CONFIG = ModelConfig.gpt2(new ModelSizes(11, 9, 8, 2, 2, 2, 32));
    private static final LanguageModel MODEL =
            new LanguageModel(CONFIG, new Initialisation(1, 0.3).withoutSpecialValues(CONFIG));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("model.safetensors");
        Gpt2Weights.write(file, MODEL, StoredType.F64);
    }

    @Test
    void a_model_comes_back_bit_by_bit() {
        LanguageModel read = Gpt2Weights.read(file, CONFIG);
        MODEL.parameters()
                .forEach((name, value) -> assertThat(((DenseMatrix) value)
                                .sameNumbers((DenseMatrix) read.parameters().get(name)))
                        .as(name)
                        .isTrue());
    }

    @Test
    void the_names_and_shapes_are_those_that_were_published() {
        try (Safetensors stored = Safetensors.open(file)) {
            assertThat(stored.tensors())
                    .hasSize(2 + 2 * 12 + 2)
                    .containsKeys("wte.weight", "wpe.weight", "ln_f.bias", "h.1.ln_2.weight", "h.0.mlp.c_fc.bias");
            assertThat(stored.tensors().get("h.0.attn.c_attn.weight").shape()).containsExactly(8L, 24L);
            assertThat(stored.tensors().get("h.0.attn.c_attn.bias").shape()).containsExactly(24L);
            assertThat(stored.tensors().get("h.1.mlp.c_proj.weight").shape()).containsExactly(32L, 8L);
            double[] fused = stored.values("h.0.attn.c_attn.weight");
            assertThat(fused[8])
                    .isEqualTo(MODEL.parameters()
                            .get("blocks.0.attention.key.weight")
                            .at(0, 0));
        }
    }

    @Test
    void a_prefix_and_what_a_model_has_no_use_for_are_passed_over() {
        List<SafetensorsWriter.Entry> entries = new ArrayList<>();
        entries.add(new SafetensorsWriter.Entry("h.0.attn.bias", List.of(1L), StoredType.F32, new double[] {1}));
        rewrite(entries, "transformer.", "");
        assertThat(Gpt2Weights.read(file, CONFIG).parameters()).hasSameSizeAs(MODEL.parameters());
    }

    @Test
    void a_missing_parameter_is_named() {
        rewrite(new ArrayList<>(), "", "h.1.ln_2.bias");
        assertThatThrownBy(() -> Gpt2Weights.read(file, CONFIG))
                .isInstanceOf(WeightsException.class)
                .hasMessage("model.safetensors lacks h.1.ln_2.bias, which the model needs.");
    }

    @Test
    void a_wrong_shape_is_named() {
        ModelConfig wider = ModelConfig.gpt2(new ModelSizes(11, 9, 8, 2, 2, 2, 16));
        assertThatThrownBy(() -> Gpt2Weights.read(file, wider))
                .hasMessage(
                        "Tensor \"h.0.mlp.c_fc.weight\" of model.safetensors has the shape [8, 32] where [8, 16] is due.");
    }

    @Test
    void models_of_another_form_are_refused() {
        assertThatThrownBy(() -> Gpt2Weights.read(file, CONFIG.withTying(Tying.UNTIED)))
                .hasMessageContaining("Only models of GPT-2's form");
    }

    private void rewrite(List<SafetensorsWriter.Entry> entries, String prefix, String left) {
        try (Safetensors stored = Safetensors.open(file)) {
            stored.tensors().values().stream()
                    .filter(tensor -> !tensor.name().equals(left))
                    .forEach(tensor -> entries.add(new SafetensorsWriter.Entry(
                            prefix + tensor.name(), tensor.shape(), tensor.type(), stored.values(tensor.name()))));
        }
        SafetensorsWriter.write(file, entries);
    }
}
