package io.github.backproof.training;

import io.github.backproof.numerics.Matrix;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scales all gradients down together when their norm is too great.
 *
 * @param greatestNorm the greatest Euclidean norm of all gradients together
 */
public record GradientClipping(double greatestNorm) {
    /** The gradients, scaled where their norm exceeds the limit. */
    public Map<String, Matrix> applied(Map<String, Matrix> gradients) {
        double norm = norm(gradients);
        if (norm <= greatestNorm) {
            return gradients;
        }
        Map<String, Matrix> clipped = new LinkedHashMap<>();
        gradients.forEach((name, gradient) -> clipped.put(name, gradient.scaledBy(greatestNorm / norm)));
        return clipped;
    }

    /** The Euclidean norm of all gradients together. */
    public static double norm(Map<String, Matrix> gradients) {
        double squares = gradients.values().stream()
                .mapToDouble(g -> g.rowDot(g).columnSums().at(0, 0))
                .sum();
        return Math.sqrt(squares);
    }
}
