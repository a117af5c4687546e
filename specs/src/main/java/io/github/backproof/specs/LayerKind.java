package io.github.backproof.specs;

import static io.github.backproof.specs.Dimension.FEATURES;
import static io.github.backproof.specs.Dimension.HIDDEN;
import static io.github.backproof.specs.Dimension.INPUTS;
import static io.github.backproof.specs.Dimension.OUTPUTS;
import static io.github.backproof.specs.Dimension.RANK;
import static io.github.backproof.specs.ParameterSpec.frozen;
import static io.github.backproof.specs.ParameterSpec.optional;
import static io.github.backproof.specs.ParameterSpec.required;

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

    /** Multi-head softmax attention with an output projection. Head h owns the h-th run of d/n_h columns of q, k, v. */
    SELF_ATTENTION(
            FEATURES,
            FEATURES,
            required("query.weight", FEATURES, FEATURES),
            optional("query.bias", FEATURES),
            required("key.weight", FEATURES, FEATURES),
            optional("key.bias", FEATURES),
            required("value.weight", FEATURES, FEATURES),
            optional("value.bias", FEATURES),
            required("output.weight", FEATURES, FEATURES),
            optional("output.bias", FEATURES)),

    /** Two linear layers with a GELU between them: FEATURES to HIDDEN to FEATURES. */
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
            required("up", RANK, OUTPUTS));

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

    /** The parameters of this kind, in the order they are usually written. */
    public List<ParameterSpec> parameters() {
        return parameters;
    }

    /** The parameter of that name, empty when this kind has none. */
    public Optional<ParameterSpec> parameter(String name) {
        return parameters.stream().filter(spec -> spec.name().equals(name)).findFirst();
    }

    /** Whether any of this kind's shapes uses the dimension. */
    public boolean uses(Dimension dimension) {
        return dimension == inputWidth
                || dimension == outputWidth
                || parameters.stream().anyMatch(spec -> spec.shape().contains(dimension));
    }
}
