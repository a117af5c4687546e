package io.github.backproof.model;

import io.github.backproof.model.ModelConfig.Adapters;
import io.github.backproof.model.ModelConfig.Biases;
import io.github.backproof.model.ModelConfig.MlpForm;
import io.github.backproof.model.ModelConfig.Norm;
import io.github.backproof.model.ParameterShape.Role;
import io.github.backproof.model.ParameterShape.Training;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Tying;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the parameters that a configuration asks for. */
final class ParameterList {
    private final ModelConfig config;
    private final ModelSizes sizes;
    private final List<ParameterShape> shapes = new ArrayList<>();

    ParameterList(ModelConfig config) {
        this.config = config;
        this.sizes = config.sizes();
    }

    List<ParameterShape> all() {
        add("embedding.weight", sizes.vocabulary(), sizes.width(), Role.WEIGHT);
        if (config.positions() == Positions.LEARNED) {
            add("position.weight", sizes.context(), sizes.width(), Role.WEIGHT);
        }
        for (int b = 0; b < sizes.blocks(); b++) {
            block("blocks." + b + ".");
        }
        norm("norm");
        logits();
        return List.copyOf(shapes);
    }

    private void block(String block) {
        int d = sizes.width();
        int keyValueWidth = sizes.keyValueHeads() * sizes.headWidth();
        norm(block + "norm1");
        linear(block + "attention.query", d, d);
        linear(block + "attention.key", d, keyValueWidth);
        linear(block + "attention.value", d, keyValueWidth);
        linear(block + "attention.output", d, d);
        norm(block + "norm2");
        if (config.mlp() == MlpForm.GATED) {
            linear(block + "mlp.gate", d, sizes.hidden());
        }
        linear(block + "mlp.up", d, sizes.hidden());
        linear(block + "mlp.down", sizes.hidden(), d);
    }

    private void norm(String name) {
        add(name + ".weight", 1, sizes.width(), Role.GAIN);
        if (config.norm() == Norm.LAYER_NORM) {
            add(name + ".bias", 1, sizes.width(), Role.BIAS);
        }
    }

    private void linear(String name, int in, int out) {
        add(name + ".weight", in, out, Role.WEIGHT);
        if (config.biases() == Biases.PRESENT) {
            add(name + ".bias", 1, out, Role.BIAS);
        }
        config.adapters()
                .filter(adapters -> adapters.where() == Adapters.Where.EVERYWHERE)
                .ifPresent(adapters -> adapter(name, in, out, adapters));
    }

    private void logits() {
        if (config.tying() == Tying.UNTIED) {
            add("logits.weight", sizes.width(), sizes.vocabulary(), Role.WEIGHT);
        }
        if (config.logitsBias() == Biases.PRESENT) {
            add("logits.bias", 1, sizes.vocabulary(), Role.BIAS);
        }
        config.adapters().ifPresent(adapters -> adapter("logits", sizes.width(), sizes.vocabulary(), adapters));
    }

    private void adapter(String name, int in, int out, Adapters adapters) {
        shapes.add(new ParameterShape(name + ".down", in, adapters.rank(), Role.WEIGHT, Training.TRAINED));
        shapes.add(new ParameterShape(name + ".up", adapters.rank(), out, Role.ADAPTER_UP, Training.TRAINED));
    }

    private void add(String name, int rows, int columns, Role role) {
        Optional<Adapters> adapters = config.adapters();
        shapes.add(new ParameterShape(
                name, rows, columns, role, adapters.isPresent() ? Training.FROZEN : Training.TRAINED));
    }
}
