package io.github.backproof.model;

import io.github.backproof.reference.Activation;
import io.github.backproof.specs.Masking;
import io.github.backproof.specs.NormPlacement;
import io.github.backproof.specs.Positions;
import io.github.backproof.specs.Tying;
import java.util.List;
import java.util.Optional;

/**
 * What a language model is made of.
 *
 * @param sizes how large it is
 * @param tying whether the logits layer uses the embedding's table
 * @param biases whether attention and MLP have biases
 * @param logitsBias whether the logits layer has one
 * @param norm the norms of the blocks and before the logits layer
 * @param placement where the norms of a block are
 * @param mlp two linear layers, or three with a gate
 * @param activation the MLP's activation
 * @param positions how tokens know their place
 * @param masking which tokens attention may look at
 * @param epsilon ε of the norms
 * @param adapters LoRA adapters; with them, everything else is frozen
 */
public record ModelConfig(
        ModelSizes sizes,
        Tying tying,
        Biases biases,
        Biases logitsBias,
        Norm norm,
        NormPlacement placement,
        MlpForm mlp,
        Activation activation,
        Positions positions,
        Masking masking,
        double epsilon,
        Optional<Adapters> adapters) {
    /** Whether linear layers have biases. */
    public enum Biases {
        /** They have. */
        PRESENT,
        /** They have not. */
        ABSENT
    }

    /** The kind of norm. */
    public enum Norm {
        /** Layer normalisation, with weight and bias. */
        LAYER_NORM,
        /** Root-mean-square normalisation, with a weight. */
        RMS_NORM
    }

    /** The form of the MLP. */
    public enum MlpForm {
        /** Up, activation, down. */
        PLAIN,
        /** Gate and up, their product, down. */
        GATED
    }

    /**
     * LoRA adapters.
     *
     * @param rank r
     * @param scale s: α, α/r or α/√r
     * @param where which linear layers get one
     */
    public record Adapters(int rank, double scale, Where where) {
        /** Which linear layers are adapted. */
        public enum Where {
            /** The logits layer alone. */
            LOGITS,
            /** Every linear layer of every block, and the logits layer. */
            EVERYWHERE
        }
    }

    /** GPT-2 small: d = 768, twelve blocks and heads, 50,257 tokens, 1,024 positions, tied, no logits bias. */
    public static ModelConfig gpt2Small() {
        return gpt2(new ModelSizes(50257, 1024, 768, 12, 12, 12, 4 * 768));
    }

    /** A model of GPT-2's form and another size: tied, biases everywhere but in the logits layer. */
    public static ModelConfig gpt2(ModelSizes sizes) {
        return new ModelConfig(
                sizes,
                Tying.TIED,
                Biases.PRESENT,
                Biases.ABSENT,
                Norm.LAYER_NORM,
                NormPlacement.BEFORE,
                MlpForm.PLAIN,
                Activation.GELU_TANH,
                Positions.LEARNED,
                Masking.CAUSAL,
                1e-5,
                Optional.empty());
    }

    /** The paper's network (tables 2, 3): GPT-2's form and sizes, not tied, logits layer with bias. */
    public static ModelConfig paper(int blocks) {
        ModelSizes sizes = new ModelSizes(50257, 1024, 768, blocks, 12, 12, 4 * 768);
        return gpt2(sizes)
                .withTying(Tying.UNTIED)
                .withLogitsBias(Biases.PRESENT)
                .withActivation(Activation.GELU_ERF);
    }

    /** The same, tied or not. */
    public ModelConfig withTying(Tying other) {
        return new ModelConfig(
                sizes,
                other,
                biases,
                logitsBias,
                norm,
                placement,
                mlp,
                activation,
                positions,
                masking,
                epsilon,
                adapters);
    }

    /** The same with or without biases in attention and MLP. */
    public ModelConfig withBiases(Biases other) {
        return new ModelConfig(
                sizes,
                tying,
                other,
                logitsBias,
                norm,
                placement,
                mlp,
                activation,
                positions,
                masking,
                epsilon,
                adapters);
    }

    /** The same with or without a bias in the logits layer. */
    public ModelConfig withLogitsBias(Biases other) {
        return new ModelConfig(
                sizes, tying, biases, other, norm, placement, mlp, activation, positions, masking, epsilon, adapters);
    }

    /** The same with other norms. */
    public ModelConfig withNorm(Norm otherNorm, NormPlacement otherPlacement) {
        return new ModelConfig(
                sizes,
                tying,
                biases,
                logitsBias,
                otherNorm,
                otherPlacement,
                mlp,
                activation,
                positions,
                masking,
                epsilon,
                adapters);
    }

    /** The same with another activation. */
    public ModelConfig withActivation(Activation other) {
        return new ModelConfig(
                sizes, tying, biases, logitsBias, norm, placement, mlp, other, positions, masking, epsilon, adapters);
    }

    /** The same with another MLP. */
    public ModelConfig withMlp(MlpForm form, Activation other) {
        return new ModelConfig(
                sizes, tying, biases, logitsBias, norm, placement, form, other, positions, masking, epsilon, adapters);
    }

    /** The same with other positions. */
    public ModelConfig withPositions(Positions other) {
        return new ModelConfig(
                sizes, tying, biases, logitsBias, norm, placement, mlp, activation, other, masking, epsilon, adapters);
    }

    /** The same with another mask. */
    public ModelConfig withMasking(Masking other) {
        return new ModelConfig(
                sizes,
                tying,
                biases,
                logitsBias,
                norm,
                placement,
                mlp,
                activation,
                positions,
                other,
                epsilon,
                adapters);
    }

    /** The same with another ε. */
    public ModelConfig withEpsilon(double other) {
        return new ModelConfig(
                sizes,
                tying,
                biases,
                logitsBias,
                norm,
                placement,
                mlp,
                activation,
                positions,
                masking,
                other,
                adapters);
    }

    /** The same, frozen, with adapters. */
    public ModelConfig withAdapters(Adapters other) {
        return new ModelConfig(
                sizes,
                tying,
                biases,
                logitsBias,
                norm,
                placement,
                mlp,
                activation,
                positions,
                masking,
                epsilon,
                Optional.of(other));
    }

    /** Every parameter, in the order of the forward pass. */
    public List<ParameterShape> parameters() {
        return new ParameterList(this).all();
    }

    /** How many numbers are trained. */
    public long trainedCount() {
        return parameters().stream()
                .filter(ParameterShape::isTrained)
                .mapToLong(ParameterShape::count)
                .sum();
    }
}
