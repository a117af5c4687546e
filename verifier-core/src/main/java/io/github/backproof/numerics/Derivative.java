package io.github.backproof.numerics;

/**
 * A numerical derivative with what is known about its error.
 *
 * @param value the estimate
 * @param uncertainty how far the true derivative may be from it
 */
public record Derivative(double value, double uncertainty) {
    /** The largest step; directions are scaled so that inputs and parameters are of size one. */
    private static final double FIRST_STEP = 0x1p-3;

    private static final int STEPS = 12;

    /** A derivative known less well than to this part of its scale proves nothing, and is not counted as proof. */
    private static final double RESOLUTION = 0.01;

    /** The difference of a function over a step. */
    @FunctionalInterface
    public interface CentralDifference {
        /** (φ(h) − φ(−h)) / 2h. */
        double over(double step);
    }

    /** Whether it is known well enough to tell a right gradient whose terms add up to the scale from a wrong one. */
    public boolean resolves(double scale) {
        return uncertainty <= RESOLUTION * scale;
    }

    /**
     * The derivative at 0, by central differences over halved steps with Richardson extrapolation.
     *
     * <p>In the column of order j, an extrapolated value changes by 4^(j+1) less from row to row once the step is small enough. The
     * uncertainty of a value is its last change, or 4^-j of the change before when that is more, so that two values which
     * agree by accident are not believed; and the noise that its differences carry. The value with the least uncertainty is taken.
     *
     * <p>Source: C. Ridders, Advances in Engineering Software 4 (1982) 75–76. Deviation: changes are taken within a column, over
     * three rows, and rounding noise is carried through the table.
     *
     * @param difference the function's central difference
     * @param noise the rounding level of one evaluation of the function
     */
    public static Derivative of(CentralDifference difference, double noise) {
        double[][] values = new double[STEPS][STEPS];
        double[][] noises = new double[STEPS][STEPS];
        Derivative best = new Derivative(Double.NaN, Double.POSITIVE_INFINITY);
        double step = FIRST_STEP;
        for (int row = 0; row < STEPS; row++, step /= 2) {
            values[row][0] = difference.over(step);
            noises[row][0] = noise / step;
            for (int order = 1; order <= row; order++) {
                double weight = Math.pow(4, order);
                values[row][order] = (weight * values[row][order - 1] - values[row - 1][order - 1]) / (weight - 1);
                noises[row][order] = (weight * noises[row][order - 1] + noises[row - 1][order - 1]) / (weight - 1);
            }
            for (int order = 0; order <= row - 2; order++) {
                double uncertainty = change(values, row, order) + noises[row][order];
                if (uncertainty < best.uncertainty()) {
                    best = new Derivative(values[row][order], uncertainty);
                }
            }
        }
        return best;
    }

    private static double change(double[][] values, int row, int order) {
        double last = Math.abs(values[row][order] - values[row - 1][order]);
        double before = Math.abs(values[row - 1][order] - values[row - 2][order]);
        return Math.max(last, before / Math.pow(4, order));
    }
}
