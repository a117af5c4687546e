package io.github.backproof.verdict;

import java.util.List;

/**
 * One entry of a gradient beside differences of the layer's own forward over ever smaller steps. The error of a right gradient falls
 * like the square of the step until noise covers it; that of a wrong one stays.
 *
 * @param quantity what the gradient is, such as {@code Δ_in}
 * @param sizes the case in one line, such as {@code n_T = 2, d = 2, n_h = 1, case 3}
 * @param row the entry's row, counted from 0
 * @param column the entry's column, counted from 0
 * @param gradient what the layer's backward says
 * @param expected what is right for the kind of layer
 * @param points the differences, the largest step first
 */
public record StepCurve(
        String quantity, String sizes, int row, int column, double gradient, double expected, List<Point> points) {
    /** Copies the points. */
    public StepCurve {
        points = List.copyOf(points);
    }

    /**
     * A central difference (φ(h) − φ(−h))/2h of φ = ⟨Δ, Y⟩.
     *
     * @param step h, in the units of the entry that is moved
     * @param difference its value
     * @param noise how far rounding may move it
     */
    public record Point(double step, double difference, double noise) {}
}
