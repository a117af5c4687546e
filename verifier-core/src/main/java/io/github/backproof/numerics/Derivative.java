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

    private static final int STEPS = 9;

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
     * The derivative at 0, by central differences over halved steps with Richardson extrapolation. Of all extrapolated values
     * the one with the least total uncertainty is taken: the disagreement with its two ancestors, plus the noise that its
     * differences carry.
     *
     * <p>Source: C. Ridders, Advances in Engineering Software 4 (1982) 75–76. Deviation: rounding noise is carried through the
     * table, so that the choice is not fooled where noise happens to cancel.
     *
     * @param difference the function's central difference
     * @param noise the rounding level of one evaluation of the function
     */
    public static Derivative of(CentralDifference difference, double noise) {
        double[] values = new double[STEPS];
        double[] noises = new double[STEPS];
        Derivative best = new Derivative(Double.NaN, Double.POSITIVE_INFINITY);
        double step = FIRST_STEP;
        for (int row = 0; row < STEPS; row++, step /= 2) {
            double previousValue = values[0];
            double previousNoise = noises[0];
            values[0] = difference.over(step);
            noises[0] = noise / step;
            for (int order = 1; order <= row; order++) {
                double weight = Math.pow(4, order);
                double value = values[order - 1] + (values[order - 1] - previousValue) / (weight - 1);
                double carried = (weight * noises[order - 1] + previousNoise) / (weight - 1);
                double disagreement = Math.max(Math.abs(value - values[order - 1]), Math.abs(value - previousValue));
                previousValue = values[order];
                previousNoise = noises[order];
                values[order] = value;
                noises[order] = carried;
                // The first two rows may agree by accident; a third one has to confirm.
                if (row > 1 && disagreement + carried < best.uncertainty()) {
                    best = new Derivative(value, disagreement + carried);
                }
            }
        }
        return best;
    }
}
