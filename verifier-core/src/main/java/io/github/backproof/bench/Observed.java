package io.github.backproof.bench;

import io.github.backproof.numerics.UncertainMatrix;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the subject computed in one forward and one backward, each entry with the rounding error that a right layer could have
 * made there in the subject's precision. Expressions of these are formed in float64 and carry the uncertainties along.
 *
 * @param output Y
 * @param inputGradient Δ_in
 * @param gradients the gradient of every trained parameter, by name
 */
public record Observed(UncertainMatrix output, UncertainMatrix inputGradient, Map<String, UncertainMatrix> gradients) {
    /** All of them, by the names that reports use: Y, Δ_in, d weight. */
    public Map<String, UncertainMatrix> byName() {
        Map<String, UncertainMatrix> all = new LinkedHashMap<>();
        all.put("Y", output);
        all.put("Δ_in", inputGradient);
        gradients.forEach((name, gradient) -> all.put("d " + name, gradient));
        return all;
    }

    /** The gradient of a parameter that the layer trains. */
    public UncertainMatrix gradient(String parameter) {
        return gradients.get(parameter);
    }
}
