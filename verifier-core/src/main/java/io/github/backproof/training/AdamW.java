package io.github.backproof.training;

import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Shift;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam with decoupled weight decay.
 *
 * <pre>
 * m ← β₁m + (1 − β₁)g   v ← β₂v + (1 − β₂)g²   m̂ = m/(1 − β₁ᵗ)   v̂ = v/(1 − β₂ᵗ)
 * p ← p − η(m̂/(√v̂ + ε) + λp)
 * </pre>
 *
 * <p>λ applies to matrices alone; gains and biases do not decay. I. Loshchilov and F. Hutter, Decoupled weight decay
 * regularization, arXiv:1711.05101.
 */
public final class AdamW implements Optimiser {
    private final Settings settings;
    private final Map<String, Matrix> first = new HashMap<>();
    private final Map<String, Matrix> second = new HashMap<>();
    private int steps;

    /**
     * What AdamW is set to.
     *
     * @param beta1 β₁, how much of the mean gradient is kept
     * @param beta2 β₂, how much of the mean square is kept
     * @param epsilon ε
     * @param decay λ
     */
    public record Settings(double beta1, double beta2, double epsilon, double decay) {
        /** β₁ = 0.9, β₂ = 0.999, ε = 1e-8, λ = 0.01. */
        public static final Settings USUAL = new Settings(0.9, 0.999, 1e-8, 0.01);
    }

    /** Before the first step. */
    public AdamW(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, Matrix> step(Map<String, Matrix> parameters, Map<String, Matrix> gradients, double rate) {
        steps++;
        Map<String, Matrix> moved = new LinkedHashMap<>();
        gradients.forEach((name, gradient) -> {
            first.merge(
                    name,
                    gradient.scaledBy(1 - settings.beta1),
                    (m, g) -> m.scaledBy(settings.beta1).plus(g));
            second.merge(
                    name,
                    gradient.hadamard(gradient).scaledBy(1 - settings.beta2),
                    (v, g) -> v.scaledBy(settings.beta2).plus(g));
            Matrix p = parameters.get(name);
            moved.put(name, p.minus(direction(name).plus(decay(p)).scaledBy(rate)));
        });
        return moved;
    }

    /** m̂/(√v̂ + ε). */
    private Matrix direction(String name) {
        Matrix mean = first.get(name).scaledBy(1 / (1 - StrictMath.pow(settings.beta1, steps)));
        Matrix square = second.get(name).scaledBy(1 / (1 - StrictMath.pow(settings.beta2, steps)));
        return mean.dividedBy(square.map(Elementary.SQRT).map(new Shift(settings.epsilon)));
    }

    /** λp for a matrix, nothing for a vector. */
    private Matrix decay(Matrix p) {
        return p.scaledBy(p.rows() == 1 ? 0 : settings.decay);
    }
}
