package io.github.backproof.property;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Plain gradient descent, p ← p − lr g for all parameters at once, lr halved until the loss falls by a fair part of what the gradient
 * promises.
 *
 * @param model the model that is trained
 * @param precision what its parameters are rounded to
 */
record Descent(Model model, Precision precision) {
    private static final double FIRST_RATE = 4;
    private static final double FAIR_PART = 0.25;
    private static final int MOST_HALVINGS = 20;

    /** A loss as a function of parameters. */
    interface Model {
        /** The loss at these parameters. */
        double loss(Map<String, DenseMatrix> parameters);

        /** The gradients where the loss was last asked for. */
        Map<String, DenseMatrix> gradients();
    }

    /**
     * How it went.
     *
     * @param first the loss at the start
     * @param last the loss at the end
     * @param steps how many steps it took until the loss was below half of the first
     */
    record Course(double first, double last, int steps) {
        boolean isHalved() {
            return last < first / 2;
        }
    }

    /** Steps down until the loss is halved, the steps are used up, or there is no way down. */
    Course from(Map<String, DenseMatrix> start, int mostSteps) {
        Map<String, DenseMatrix> parameters = start;
        double first = model.loss(start);
        double last = first;
        double rate = FIRST_RATE;
        int steps = 0;
        while (steps < mostSteps && last >= first / 2) {
            Map<String, DenseMatrix> gradients = model.gradients();
            double promised =
                    gradients.values().stream().mapToDouble(g -> g.dot(g)).sum();
            Map<String, DenseMatrix> next = moved(parameters, gradients, rate);
            double loss = model.loss(next);
            for (int i = 0; i < MOST_HALVINGS && !(last - loss >= FAIR_PART * rate * promised); i++) {
                rate /= 2;
                next = moved(parameters, gradients, rate);
                loss = model.loss(next);
            }
            parameters = next;
            last = loss;
            rate *= 2;
            steps++;
        }
        return new Course(first, last, steps);
    }

    private Map<String, DenseMatrix> moved(
            Map<String, DenseMatrix> parameters, Map<String, DenseMatrix> gradients, double rate) {
        Map<String, DenseMatrix> moved = new LinkedHashMap<>(parameters);
        gradients.forEach((name, gradient) -> moved.computeIfPresent(
                name, (same, value) -> value.minus(gradient.scaledBy(rate)).each(precision::round)));
        return moved;
    }
}
