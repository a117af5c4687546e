package io.github.backproof.specs;

import static io.github.backproof.specs.Dimension.CONTEXT;
import static io.github.backproof.specs.Dimension.FEATURES;
import static io.github.backproof.specs.Dimension.HIDDEN;
import static io.github.backproof.specs.Dimension.INPUTS;
import static io.github.backproof.specs.Dimension.KEY_VALUE_FEATURES;
import static io.github.backproof.specs.Dimension.ONE;
import static io.github.backproof.specs.Dimension.OUTPUTS;
import static io.github.backproof.specs.Dimension.RANK;
import static io.github.backproof.specs.Dimension.VOCABULARY;
import static io.github.backproof.specs.ParameterSpec.frozen;
import static io.github.backproof.specs.ParameterSpec.optional;
import static io.github.backproof.specs.ParameterSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a layer computes. The kind decides which invariants apply, which parameters the layer has and what they are
 * called. Shapes are written with weights in by out; a layer that stores them the other way declares {@link
 * WeightLayout#OUT_IN}.
 */
public enum LayerKind {
    /** Y = XW + 1bᵗ, for X of n_T tokens by {@code INPUTS} features. */
    LINEAR(INPUTS, OUTPUTS, required("weight", INPUTS, OUTPUTS), optional("bias", OUTPUTS)),

    /** The softmax of each row of an n_T by {@code FEATURES} matrix; it has no parameters. */
    SOFTMAX(FEATURES, FEATURES),

    /** Each token normalised over its features, with the biased variance; then ∘w + b. */
    LAYER_NORM(FEATURES, FEATURES, required("weight", FEATURES), required("bias", FEATURES)),

    /** Multi-head softmax attention with an output projection. Head h owns the h-th run of d/n_h columns of q, k, v. A layer whose
     * constructor takes {@code KEY_VALUE_HEADS} shares each head of keys and values among a run of query heads. */
    SELF_ATTENTION(
            FEATURES,
            FEATURES,
            required("query.weight", FEATURES, FEATURES),
            optional("query.bias", FEATURES),
            required("key.weight", FEATURES, KEY_VALUE_FEATURES),
            optional("key.bias", KEY_VALUE_FEATURES),
            required("value.weight", FEATURES, KEY_VALUE_FEATURES),
            optional("value.bias", KEY_VALUE_FEATURES),
            required("output.weight", FEATURES, FEATURES),
            optional("output.bias", FEATURES)),

    /** Two linear layers with an activation between them: FEATURES to HIDDEN to FEATURES. */
    MLP(
            FEATURES,
            FEATURES,
            required("up.weight", FEATURES, HIDDEN),
            optional("up.bias", HIDDEN),
            required("down.weight", HIDDEN, FEATURES),
            optional("down.bias", FEATURES)),

    /** Y = XW + 1bᵗ + s·XDU beside a frozen W (and b): "down" is D, "up" is U. */
    LORA_LINEAR(
            INPUTS,
            OUTPUTS,
            frozen(required("weight", INPUTS, OUTPUTS)),
            frozen(optional("bias", OUTPUTS)),
            required("down", INPUTS, RANK),
            required("up", RANK, OUTPUTS)),

    /** Each token divided by its root mean square, then ∘w. */
    RMS_NORM(FEATURES, FEATURES, required("weight", FEATURES)),

    /** One function, entry by entry; which one is declared. */
    ACTIVATION(FEATURES, FEATURES),

    /** (g(XW_g) ∘ XW_u)W_d, with biases that may be missing. */
    GATED_MLP(
            FEATURES,
            FEATURES,
            required("gate.weight", FEATURES, HIDDEN),
            optional("gate.bias", HIDDEN),
            required("up.weight", FEATURES, HIDDEN),
            optional("up.bias", HIDDEN),
            required("down.weight", HIDDEN, FEATURES),
            optional("down.bias", FEATURES)),

    /** Row t is the table's row of token t; the input is a column of token numbers. */
    EMBEDDING(ONE, FEATURES, required("weight", VOCABULARY, FEATURES)),

    /** Y = X + the first n_T rows of the table. */
    POSITION_EMBEDDING(FEATURES, FEATURES, required("weight", CONTEXT, FEATURES)),

    /** Pairs of each head's features turned by position·θ_i; it has no parameters. */
    ROTARY(FEATURES, FEATURES),

    /** Attention and an MLP, each with a layer norm and a residual connection. */
    TRANSFORMER_BLOCK(FEATURES, FEATURES, block()),

    /** The cross-entropy of the softmax of each row of logits with its target, in nats: one number. */
    CROSS_ENTROPY(VOCABULARY, ONE),

    /** Token numbers to logits: embedding, positions, blocks with causal attention, a norm, the logits layer. */
    LANGUAGE_MODEL(ONE, VOCABULARY, model());

    private static final String EACH_BLOCK = "blocks.*";

    private final Dimension inputWidth;
    private final Dimension outputWidth;
    private final List<ParameterSpec> parameters;

    LayerKind(Dimension inputWidth, Dimension outputWidth, ParameterSpec... parameters) {
        this.inputWidth = inputWidth;
        this.outputWidth = outputWidth;
        this.parameters = List.of(parameters);
    }

    /** The number of columns of the input. */
    public Dimension inputWidth() {
        return inputWidth;
    }

    /** The number of columns of the output. */
    public Dimension outputWidth() {
        return outputWidth;
    }

    /** The parameters of this kind, in the order they are usually written; those of each block once, as {@code blocks.*}. */
    public List<ParameterSpec> parameters() {
        return parameters;
    }

    /** The parameters of a layer with so many blocks; the number does not matter to kinds that have none. */
    public List<ParameterSpec> parameters(int blocks) {
        List<ParameterSpec> all = new ArrayList<>();
        for (ParameterSpec spec : parameters) {
            if (spec.name().startsWith(EACH_BLOCK)) {
                continue;
            }
            if (spec.name().equals("norm.weight")) {
                all.addAll(inBlocks(blocks));
            }
            all.add(spec);
        }
        return all;
    }

    private List<ParameterSpec> inBlocks(int blocks) {
        List<ParameterSpec> all = new ArrayList<>();
        for (int b = 0; b < blocks; b++) {
            for (ParameterSpec spec : parameters) {
                if (spec.name().startsWith(EACH_BLOCK)) {
                    String name = "blocks." + b + spec.name().substring(EACH_BLOCK.length());
                    all.add(new ParameterSpec(name, spec.shape(), spec.presence(), spec.training()));
                }
            }
        }
        return all;
    }

    /** The parameter of that name, empty when this kind has none. */
    public Optional<ParameterSpec> parameter(String name) {
        String inAnyBlock = name.replaceFirst("^blocks\\.[0-9]+\\.", EACH_BLOCK + ".");
        return parameters.stream()
                .filter(spec -> spec.name().equals(inAnyBlock))
                .findFirst();
    }

    /** Whether its input is a column of token numbers, which have no gradient. */
    public boolean takesTokens() {
        return this == EMBEDDING || this == LANGUAGE_MODEL;
    }

    /** Whether its output is one number rather than a row for each token. */
    public boolean isLoss() {
        return this == CROSS_ENTROPY;
    }

    /** Whether it has attention heads. */
    public boolean hasHeads() {
        return this == SELF_ATTENTION || this == ROTARY || this == TRANSFORMER_BLOCK || this == LANGUAGE_MODEL;
    }

    /** Whether it normalises, and so has an ε. */
    public boolean hasEpsilon() {
        return this == LAYER_NORM || this == RMS_NORM || this == TRANSFORMER_BLOCK || this == LANGUAGE_MODEL;
    }

    private static ParameterSpec[] block() {
        List<ParameterSpec> specs = new ArrayList<>();
        LAYER_NORM.parameters.forEach(spec -> specs.add(spec.within("norm1")));
        SELF_ATTENTION.parameters.forEach(spec -> specs.add(spec.within("attention")));
        LAYER_NORM.parameters.forEach(spec -> specs.add(spec.within("norm2")));
        MLP.parameters.forEach(spec -> specs.add(spec.within("mlp")));
        return specs.toArray(ParameterSpec[]::new);
    }

    private static ParameterSpec[] model() {
        List<ParameterSpec> specs = new ArrayList<>();
        EMBEDDING.parameters.forEach(spec -> specs.add(spec.within("embedding")));
        specs.add(optional("position.weight", CONTEXT, FEATURES));
        TRANSFORMER_BLOCK.parameters.forEach(spec -> specs.add(spec.within("blocks.*")));
        LAYER_NORM.parameters.forEach(spec -> specs.add(spec.within("norm")));
        specs.add(optional("logits.weight", FEATURES, VOCABULARY));
        specs.add(optional("logits.bias", VOCABULARY));
        return specs.toArray(ParameterSpec[]::new);
    }

    /** Whether any of this kind's shapes uses the dimension. */
    public boolean uses(Dimension dimension) {
        return dimension == inputWidth
                || dimension == outputWidth
                || parameters.stream().anyMatch(spec -> spec.shape().contains(dimension));
    }
}
