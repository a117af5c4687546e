package io.github.backproof.specs;

import java.util.List;

/**
 * A parameter that a {@link LayerKind} has: its name, its shape and what may be left out.
 *
 * @param name the name used in {@link Parameter} and {@link NamedParameter}
 * @param shape one dimension for a vector, two (in, out) for a weight matrix
 * @param presence whether a layer of the kind may do without it
 * @param training whether the backward pass gives it a gradient
 */
public record ParameterSpec(String name, List<Dimension> shape, Presence presence, Training training) {

    /** Whether a layer may do without the parameter. */
    public enum Presence {
        /** Every layer of the kind has it. */
        REQUIRED,
        /** A layer may leave it out, as layers without biases do. */
        OPTIONAL
    }

    /** Whether the backward pass gives the parameter a gradient. */
    public enum Training {
        /** It has a gradient. */
        TRAINED,
        /** It is used by both passes and has no gradient. */
        FROZEN
    }

    static ParameterSpec required(String name, Dimension... shape) {
        return new ParameterSpec(name, List.of(shape), Presence.REQUIRED, Training.TRAINED);
    }

    static ParameterSpec optional(String name, Dimension... shape) {
        return new ParameterSpec(name, List.of(shape), Presence.OPTIONAL, Training.TRAINED);
    }

    static ParameterSpec frozen(ParameterSpec spec) {
        return new ParameterSpec(spec.name, spec.shape, spec.presence, Training.FROZEN);
    }

    /** Whether this is a matrix rather than a vector. */
    public boolean isMatrix() {
        return shape.size() == 2;
    }

    /** Whether this is a table of rows that are looked up. */
    public boolean isTable() {
        return shape.get(0) == Dimension.VOCABULARY && isMatrix() || shape.get(0) == Dimension.CONTEXT;
    }

    /** Whether this is a weight matrix, which {@link WeightLayout} speaks of. */
    public boolean isWeightMatrix() {
        return isMatrix() && !isTable();
    }

    /** The same parameter as a part of something larger. */
    ParameterSpec within(String part) {
        return new ParameterSpec(part + "." + name, shape, presence, training);
    }
}
