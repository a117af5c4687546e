package io.github.backproof.training;

import io.github.backproof.numerics.Matrix;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stochastic gradient descent, p ← p − ηg. */
public final class Sgd implements Optimiser {
    @Override
    public Map<String, Matrix> step(Map<String, Matrix> parameters, Map<String, Matrix> gradients, double rate) {
        Map<String, Matrix> moved = new LinkedHashMap<>();
        gradients.forEach(
                (name, gradient) -> moved.put(name, parameters.get(name).minus(gradient.scaledBy(rate))));
        return moved;
    }
}
