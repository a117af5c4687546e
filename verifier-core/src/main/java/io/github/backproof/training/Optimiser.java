package io.github.backproof.training;

import io.github.backproof.numerics.Matrix;
import java.util.Map;

/** Moves parameters against their gradients. May remember earlier gradients, so one optimiser goes with one model. */
public interface Optimiser {
    /**
     * One step.
     *
     * @param parameters values by name
     * @param gradients the gradients of those that are trained, by name
     * @param rate the learning rate of this step
     * @return the new values of those that are trained
     */
    Map<String, Matrix> step(Map<String, Matrix> parameters, Map<String, Matrix> gradients, double rate);
}
