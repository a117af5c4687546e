package io.github.backproof.bench;

import io.github.backproof.numerics.BoundedMatrix;
import java.util.Map;

/**
 * What the subject computed in one forward and one backward, each entry with the rounding error that a right layer could have
 * made there in the subject's precision. Expressions of these are formed in float64 and carry the bounds along.
 *
 * @param output Y
 * @param inputGradient Δ_in
 * @param gradients the gradient of every trained parameter, by name
 */
public record Observed(BoundedMatrix output, BoundedMatrix inputGradient, Map<String, BoundedMatrix> gradients) {
    /** The gradient of a parameter that the layer trains. */
    public BoundedMatrix gradient(String parameter) {
        return gradients.get(parameter);
    }
}
