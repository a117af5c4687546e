package com.example.gpt;

import io.github.backproof.specs.NamedParameter;
import java.util.ArrayList;
import java.util.List;

/** Shows the arrays of a {@link TransformerBlock}, their names behind a prefix. */
record BlockParameters(String prefix, TransformerBlock block) {
    List<NamedParameter> list() {
        List<NamedParameter> all = new ArrayList<>();
        all.addAll(norm("norm1", block.norm1));
        all.addAll(attention());
        all.addAll(norm("norm2", block.norm2));
        all.addAll(mlp());
        return all;
    }

    private List<NamedParameter> norm(String name, LayerNorm norm) {
        return List.of(
                whole(name + ".weight", norm.gamma, norm.dGamma), whole(name + ".bias", norm.beta, norm.dBeta));
    }

    private List<NamedParameter> attention() {
        CausalSelfAttention attention = block.attention;
        int channels = block.norm1.gamma.length;
        List<NamedParameter> all = new ArrayList<>();
        int part = 0;
        for (String name : List.of("query", "key", "value")) {
            int weight = attention.qkvWeight + part * channels * channels;
            all.add(slice("attention." + name + ".weight", weight, channels, channels));
            all.add(slice("attention." + name + ".bias", attention.qkvBias + part * channels, channels));
            part++;
        }
        all.add(slice("attention.output.weight", attention.projectionWeight, channels, channels));
        all.add(slice("attention.output.bias", attention.projectionBias, channels));
        return all;
    }

    private List<NamedParameter> mlp() {
        GeluMlp mlp = block.mlp;
        return List.of(
                whole("mlp.up.weight", mlp.upWeight, mlp.dUpWeight),
                whole("mlp.up.bias", mlp.upBias, mlp.dUpBias),
                whole("mlp.down.weight", mlp.downWeight, mlp.dDownWeight),
                whole("mlp.down.bias", mlp.downBias, mlp.dDownBias));
    }

    private NamedParameter slice(String name, int offset, int... shape) {
        CausalSelfAttention attention = block.attention;
        return NamedParameter.trained(prefix + name, attention.parameters, attention.gradients, offset, shape);
    }

    private NamedParameter whole(String name, float[] values, float[] gradient) {
        return NamedParameter.trained(prefix + name, values, gradient, 0, values.length);
    }
}
