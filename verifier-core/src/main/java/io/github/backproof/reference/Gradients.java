package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a backward pass returns.
 *
 * @param input Δ_in, in the shape of the input
 * @param parameters the gradient of each trained parameter by name, in the parameter's shape
 */
public record Gradients(Matrix input, Map<String, Matrix> parameters) {
    /** Copies the map and keeps its order. */
    public Gradients {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The gradient with respect to the input alone. */
    static Gradients ofInput(Matrix input) {
        return new Gradients(input, Map.of());
    }

    /** These gradients and one more. */
    Gradients with(String name, Matrix gradient) {
        Map<String, Matrix> more = new LinkedHashMap<>(parameters);
        more.put(name, gradient);
        return new Gradients(input, more);
    }

    /** These gradients and those of a part, with its name before theirs. */
    Gradients withPart(String part, Gradients gradients) {
        Map<String, Matrix> more = new LinkedHashMap<>(parameters);
        gradients.parameters.forEach((name, gradient) -> more.put(part + "." + name, gradient));
        return new Gradients(input, more);
    }

    /** These gradients and others, under the names they have. */
    Gradients withAll(Map<String, Matrix> others) {
        Map<String, Matrix> more = new LinkedHashMap<>(parameters);
        more.putAll(others);
        return new Gradients(input, more);
    }

    /** The gradient of a parameter; empty when the layer does not train one of that name. */
    public Optional<Matrix> of(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }
}
