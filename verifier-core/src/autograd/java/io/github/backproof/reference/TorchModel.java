package io.github.backproof.reference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import io.github.backproof.model.ModelConfig;
import io.github.backproof.model.ModelConfig.Adapters;
import io.github.backproof.model.ModelConfig.MlpForm;
import io.github.backproof.model.ModelConfig.Norm;
import io.github.backproof.reference.TorchLayers.Attention;
import io.github.backproof.reference.TorchLayers.Scores;
import io.github.backproof.reference.TorchLayers.Turning;
import io.github.backproof.specs.NormPlacement;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Tying;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The language model in PyTorch's operations, written down apart from ours. */
public record TorchModel(ModelConfig config, Map<String, NDArray> parameters) {
    /** The mean loss of the next token, 1 by 1. */
    public NDArray nextTokenLoss(int... tokens) {
        NDArray logits = logits(tokens);
        int n = tokens.length;
        int vocabulary = config.sizes().vocabulary();
        NDArray targets = parameters
                .get("embedding.weight")
                .getManager()
                .create(IntStream.range(1, n).mapToLong(t -> tokens[t]).toArray(), new Shape(n - 1, 1));
        NDArray judged = logits.get("0:" + (n - 1)).reshape(n - 1, vocabulary);
        return judged.logSoftmax(1).gather(targets, 1).mean().neg().reshape(1, 1);
    }

    private NDArray logits(int... tokens) {
        int n = tokens.length;
        NDArray x = rows("embedding.weight", IntStream.of(tokens).asLongStream().toArray());
        if (config.positions() == Positions.LEARNED) {
            x = x.add(
                    rows("position.weight", IntStream.range(0, n).asLongStream().toArray()));
        }
        for (int b = 0; b < config.sizes().blocks(); b++) {
            x = block("blocks." + b + ".", x);
        }
        NDArray normed = norm("norm.", x);
        NDArray table = config.tying() == Tying.TIED
                ? parameters.get("embedding.weight").transpose()
                : parameters.get("logits.weight");
        NDArray z = normed.matMul(table);
        z = parameters.containsKey("logits.bias") ? z.add(parameters.get("logits.bias")) : z;
        return config.adapters().isPresent() ? z.add(adapter("logits.", normed)) : z;
    }

    private NDArray rows(String table, long... numbers) {
        NDArray weight = parameters.get(table);
        NDArray index = weight.getManager().create(numbers);
        NDList found = weight.getNDArrayInternal().embedding(index, weight, SparseFormat.DENSE);
        return found.singletonOrThrow();
    }

    private NDArray block(String block, NDArray x) {
        if (config.placement() == NormPlacement.BEFORE) {
            NDArray mixed = x.add(attention(block + "attention.", norm(block + "norm1.", x)));
            return mixed.add(mlp(block + "mlp.", norm(block + "norm2.", mixed)));
        }
        NDArray mixed = norm(block + "norm1.", x.add(attention(block + "attention.", x)));
        return norm(block + "norm2.", mixed.add(mlp(block + "mlp.", mixed)));
    }

    private NDArray norm(String part, NDArray x) {
        return config.norm() == Norm.LAYER_NORM
                ? TorchLayers.layerNorm(part, parameters, x, config.epsilon())
                : TorchLayers.rmsNorm(part, parameters, x, config.epsilon());
    }

    private NDArray attention(String part, NDArray x) {
        int n = (int) x.getShape().get(0);
        return TorchLayers.attention(
                part,
                merged(),
                x,
                new Attention(
                        config.sizes().heads(),
                        config.sizes().keyValueHeads(),
                        IntStream.rangeClosed(1, n).toArray(),
                        Scores.SOFTMAX,
                        config.positions() == Positions.ROTARY ? Turning.HALVES : Turning.NOT,
                        10_000));
    }

    private NDArray mlp(String part, NDArray x) {
        return config.mlp() == MlpForm.PLAIN
                ? TorchLayers.mlp(part, merged(), x, config.activation())
                : TorchLayers.gatedMlp(part, merged(), x, config.activation());
    }

    private NDArray adapter(String part, NDArray x) {
        return TorchLayers.lora(
                parameters, part, x, config.adapters().orElseThrow().scale());
    }

    /** The parameters with adapters added to their weights: autograd finds its way through the sum. */
    private Map<String, NDArray> merged() {
        boolean everywhere = config.adapters()
                .filter(adapters -> adapters.where() == Adapters.Where.EVERYWHERE)
                .isPresent();
        if (!everywhere) {
            return parameters;
        }
        double scale = config.adapters().orElseThrow().scale();
        Map<String, NDArray> merged = new HashMap<>(parameters);
        parameters.forEach((name, down) -> {
            if (name.endsWith(".down")) {
                String layer = name.substring(0, name.length() - "down".length());
                NDArray update = Torch.times(down.matMul(parameters.get(layer + "up")), scale);
                merged.computeIfPresent(layer + "weight", (weight, value) -> value.add(update));
            }
        });
        return merged;
    }
}
