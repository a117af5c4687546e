package io.github.backproof.training;

/**
 * A learning rate that rises in a straight line and then falls along a cosine.
 *
 * @param greatest reached after the warm-up
 * @param least reached at the end
 * @param warmUp how many steps it rises
 * @param steps how many steps there are
 */
public record LearningRate(double greatest, double least, int warmUp, int steps) {
    /** The rate of a step, counted from 0. */
    public double at(int step) {
        if (step < warmUp) {
            return greatest * (step + 1) / warmUp;
        }
        double way = Math.min(1, (step - warmUp) / (double) Math.max(1, steps - warmUp));
        return least + (greatest - least) * (1 + StrictMath.cos(Math.PI * way)) / 2;
    }
}
