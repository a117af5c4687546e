package io.github.backproof.model;

import io.github.backproof.numerics.Matrix;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares parameters with what a configuration asks for.
 *
 * @param config the configuration
 * @param parameters the parameters by name
 */
record ParameterCheck(ModelConfig config, Map<String, Matrix> parameters) {
    void throwIfWrong() {
        complaint().ifPresent(complaint -> {
            throw new IllegalArgumentException(complaint);
        });
    }

    /** The first thing that is wrong, in one sentence. */
    private Optional<String> complaint() {
        Set<String> unknown = new HashSet<>(parameters.keySet());
        for (ParameterShape shape : config.parameters()) {
            unknown.remove(shape.name());
            Matrix value = parameters.get(shape.name());
            if (value == null) {
                return Optional.of("Parameter " + shape.name() + " is missing.");
            }
            if (value.rows() != shape.rows() || value.columns() != shape.columns()) {
                return Optional.of("Parameter " + shape.name() + " is " + value.rows() + " by " + value.columns()
                        + " where " + shape.rows() + " by " + shape.columns() + " was due.");
            }
        }
        return unknown.stream().sorted().findFirst().map(name -> "The model has no parameter " + name + ".");
    }
}
