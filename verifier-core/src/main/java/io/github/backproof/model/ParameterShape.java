package io.github.backproof.model;

/**
 * A parameter of a language model.
 *
 * @param name its name, such as {@code blocks.0.attention.query.weight}
 * @param rows its rows; 1 for what is a vector
 * @param columns its columns
 * @param role what it does, which says how it starts
 * @param training whether training changes it
 */
public record ParameterShape(String name, int rows, int columns, Role role, Training training) {
    /** What a parameter does. */
    public enum Role {
        /** A matrix; starts small and random. */
        WEIGHT,
        /** A norm's factor; starts at one. */
        GAIN,
        /** What is added; starts at zero. */
        BIAS,
        /** U of an adapter; starts at zero, so that the adapter changes nothing at first. */
        ADAPTER_UP
    }

    /** Whether training changes it. */
    public enum Training {
        /** It does. */
        TRAINED,
        /** It does not. */
        FROZEN
    }

    /** How many numbers it holds. */
    public long count() {
        return (long) rows * columns;
    }

    /** Whether training changes it. */
    public boolean isTrained() {
        return training == Training.TRAINED;
    }
}
