package io.github.backproof.weights;

import io.github.backproof.model.LanguageModel;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.model.ParameterShape;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Models of GPT-2's form in safetensors files, under the names and in the layout that its weights were published with: linear layers
 * in by out ("Conv1D"), queries, keys and values side by side in one c_attn. A prefix "transformer." is allowed on reading, and what
 * a model has no use for, such as the stored masks, is passed over.
 */
public final class Gpt2Weights {
    private static final String PREFIX = "transformer.";
    private static final List<String> FUSED = List.of("query", "key", "value");

    private Gpt2Weights() {}

    /**
     * A model with the parameters of a file.
     *
     * @throws WeightsException if the file is not sound, lacks a parameter, or has one of another shape
     */
    public static LanguageModel read(Path file, ModelConfig config) {
        checkForm(config);
        try (Safetensors stored = Safetensors.open(file)) {
            Map<String, Matrix> parameters = new LinkedHashMap<>();
            for (ParameterShape shape : config.parameters()) {
                parameters.put(shape.name(), parameter(file, stored, shape, config));
            }
            return new LanguageModel(config, parameters);
        }
    }

    /** Writes a model's parameters, rounded to the type. */
    public static void write(Path file, LanguageModel model, StoredType type) {
        checkForm(model.config());
        List<SafetensorsWriter.Entry> entries = new ArrayList<>();
        for (ParameterShape shape : model.config().parameters()) {
            if (isFused(shape.name())) {
                if (shape.name().contains(".query.")) {
                    entries.add(entry(publishedName(shape.name()), fused(model, shape.name()), type));
                }
            } else {
                entries.add(entry(
                        publishedName(shape.name()),
                        (DenseMatrix) model.parameters().get(shape.name()),
                        type));
            }
        }
        SafetensorsWriter.write(file, entries);
    }

    private static DenseMatrix fused(LanguageModel model, String query) {
        DenseMatrix first = (DenseMatrix) model.parameters().get(query);
        return first.beside(List.of(
                model.parameters().get(query.replace(".query.", ".key.")),
                model.parameters().get(query.replace(".query.", ".value."))));
    }

    private static SafetensorsWriter.Entry entry(String name, DenseMatrix value, StoredType type) {
        List<Long> shape =
                isVector(name) ? List.of((long) value.columns()) : List.of((long) value.rows(), (long) value.columns());
        return new SafetensorsWriter.Entry(name, shape, type, value.toArray());
    }

    private static boolean isVector(String published) {
        return published.endsWith(".bias") || published.contains("ln_");
    }

    private static Matrix parameter(Path file, Safetensors stored, ParameterShape shape, ModelConfig config) {
        String name = publishedName(shape.name());
        String found = stored.tensors().containsKey(PREFIX + name) ? PREFIX + name : name;
        StoredTensor tensor = stored.tensors().get(found);
        if (tensor == null) {
            throw new WeightsException(file.getFileName() + " lacks " + name + ", which the model needs.");
        }
        int parts = isFused(shape.name()) ? FUSED.size() : 1;
        List<Long> due = isVector(name)
                ? List.of((long) shape.columns() * parts)
                : List.of((long) shape.rows(), (long) shape.columns() * parts);
        if (!tensor.shape().equals(due)) {
            throw new WeightsException("Tensor " + Printable.of(found) + " of " + file.getFileName() + " has the shape "
                    + tensor.shape() + " where " + due + " is due.");
        }
        DenseMatrix whole = DenseMatrix.owning(shape.rows(), shape.columns() * parts, stored.values(found));
        int part = parts == 1 ? 0 : FUSED.indexOf(layerOf(shape.name()));
        int d = config.sizes().width();
        return parts == 1 ? whole : whole.columnRange(part * d, (part + 1) * d);
    }

    private static boolean isFused(String name) {
        return FUSED.contains(layerOf(name));
    }

    /** The last name but one: "query" of "blocks.0.attention.query.weight". */
    private static String layerOf(String name) {
        String[] parts = name.split("\\.");
        return parts[parts.length - 2];
    }

    /** What GPT-2's files call a parameter. */
    static String publishedName(String name) {
        return name.replace("embedding.", "wte.")
                .replace("position.", "wpe.")
                .replace("blocks.", "h.")
                .replace("norm1.", "ln_1.")
                .replace("norm2.", "ln_2.")
                .replaceFirst("attention\\.(query|key|value)\\.", "attn.c_attn.")
                .replace("attention.output.", "attn.c_proj.")
                .replace("mlp.up.", "mlp.c_fc.")
                .replace("mlp.down.", "mlp.c_proj.")
                .replaceFirst("^norm\\.", "ln_f.")
                .replaceFirst("^logits\\.", "lm_head.");
    }

    private static void checkForm(ModelConfig config) {
        ModelConfig published = ModelConfig.gpt2(config.sizes()).withActivation(config.activation());
        if (!config.equals(published)
                || config.sizes().keyValueHeads() != config.sizes().heads()) {
            throw new WeightsException(
                    "Only models of GPT-2's form have its names: tied, learned positions, layer norms "
                            + "before, biases everywhere but in the logits layer, as many key-value heads as heads.");
        }
    }
}
