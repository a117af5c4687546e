package io.github.backproof.model;

import io.github.backproof.model.ModelConfig.Adapters;
import io.github.backproof.model.ModelConfig.Biases;
import io.github.backproof.model.ModelConfig.MlpForm;
import io.github.backproof.model.ModelConfig.Norm;
import io.github.backproof.reference.Activation;
import io.github.backproof.specs.NormPlacement;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Tying;
import java.util.List;

/** Small models of every form: what the tests of gradients, decoding and autograd go through. */
public final class ModelForms {
    /** Small, and no two sizes that could be confused; two query heads to a key-value head. */
    static final ModelSizes SIZES = new ModelSizes(11, 9, 8, 2, 4, 2, 12);

    private ModelForms() {}

    /** A configuration and what it is called. */
    public record Form(String name, ModelConfig config) {}

    /** All of them. */
    public static List<Form> all() {
        ModelConfig tied = ModelConfig.gpt2(SIZES);
        ModelConfig untied = tied.withTying(Tying.UNTIED).withLogitsBias(Biases.PRESENT);
        return List.of(
                new Form("tied", tied),
                new Form("tied, logits bias", tied.withLogitsBias(Biases.PRESENT)),
                new Form("untied", untied),
                new Form("no biases", untied.withBiases(Biases.ABSENT).withLogitsBias(Biases.ABSENT)),
                new Form("norms after", untied.withNorm(Norm.LAYER_NORM, NormPlacement.AFTER)),
                new Form(
                        "rotary, RMS norm, gated",
                        untied.withPositions(Positions.ROTARY)
                                .withNorm(Norm.RMS_NORM, NormPlacement.BEFORE)
                                .withMlp(MlpForm.GATED, Activation.SILU)
                                .withBiases(Biases.ABSENT)),
                new Form(
                        "no positions, ReLU", tied.withPositions(Positions.NONE).withActivation(Activation.RELU)),
                new Form("adapters everywhere", untied.withAdapters(new Adapters(3, 0.7, Adapters.Where.EVERYWHERE))),
                new Form(
                        "tied, adapter of the logits", tied.withAdapters(new Adapters(3, 0.7, Adapters.Where.LOGITS))));
    }
}
