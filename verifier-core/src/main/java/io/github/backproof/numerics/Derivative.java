package io.github.backproof.numerics;

/**
 * A numerical derivative with what is known about its error.
 *
 * <p>Central differences over halved steps with Richardson extrapolation, until the noise of the next difference alone exceeds what is
 * already known. The uncertainty of a value is its last change within the column, the noise of the differences it is made of, and the
 * kink that shows in them. The value with the least uncertainty is taken.
 *
 * <p>Source: C. Ridders, Advances in Engineering Software 4 (1982) 75–76. Deviation: changes are taken within a column, over three
 * rows; rounding noise and kinks are carried through the table.
 */
public final class Derivative {
    /** The largest step; directions are scaled to the size of what is moved. */
    private static final double FIRST_STEP = 0x1p-3;

    private static final int LEAST_ROWS = 4;
    private static final int MOST_ROWS = 40;

    /** A derivative known less well than to this part of its scale proves nothing, and is not counted as proof. */
    private static final double RESOLUTION = 0.01;

    private final RichardsonTable table;
    private final int row;
    private final double value;
    private final double uncertainty;

    private Derivative(RichardsonTable table, int row, double value, double uncertainty) {
        this.table = table;
        this.row = row;
        this.value = value;
        this.uncertainty = uncertainty;
    }

    /**
     * What was found about a gradient.
     *
     * @param consistency the verdict
     * @param comparison the distance of gradient and derivative against what rounding and the step explain
     */
    public record Judgement(Consistency consistency, Comparison comparison) {}

    /**
     * The derivative of a function at 0.
     *
     * @param function the function along the line
     * @param noise the rounding level of one evaluation
     */
    public static Derivative of(LineFunction function, double noise) {
        return of(function, noise, 0);
    }

    /**
     * The derivative of a function at 0 that is not to be evaluated over steps smaller than the least one.
     *
     * @param leastStep the step below which the points of the line are not numbers of the precision
     */
    public static Derivative of(LineFunction function, double noise, double leastStep) {
        RichardsonTable table = new RichardsonTable(function, noise, FIRST_STEP);
        Derivative best = new Derivative(table, 0, Double.NaN, Double.POSITIVE_INFINITY);
        for (int row = 0; row < MOST_ROWS && table.step() >= leastStep; row++) {
            table.addRow();
            best = best.orBetterIn(row);
            if (row >= LEAST_ROWS && table.noise(row, 0) >= best.uncertainty) {
                break;
            }
        }
        return best.isContradicted() ? new Derivative(table, best.row, best.value, Double.POSITIVE_INFINITY) : best;
    }

    /** Whether a smaller step sees another slope than noise and its own remainder explain: then all larger ones were too large. */
    private boolean isContradicted() {
        for (int later = row + 1; later < table.rows(); later++) {
            double remainder = Math.abs(table.value(later, 0) - table.value(later - 1, 0));
            double explained = uncertainty + table.noise(later, 0) + remainder;
            if (Math.abs(table.value(later, 0) - value) > explained) {
                return true;
            }
        }
        return false;
    }

    private Derivative orBetterIn(int row) {
        Derivative best = this;
        for (int order = 0; order < table.orders(row) && order <= row - 2; order++) {
            double total = table.change(row, order) + table.noise(row, order) + table.kink(row, order);
            if (total < best.uncertainty) {
                best = new Derivative(table, row, table.value(row, order), total);
            }
        }
        return best;
    }

    /** The estimate; NaN when the function gave no numbers. */
    public double value() {
        return value;
    }

    /** How far the true derivative may be from the estimate. */
    public double uncertainty() {
        return uncertainty;
    }

    /** The step at which the estimate was found. */
    public double step() {
        return Math.scalb(FIRST_STEP, -row);
    }

    /** How often the function was evaluated. */
    public int evaluations() {
        return 2 * table.rows() + 1;
    }

    /** Whether it is known well enough to tell a right gradient whose terms add up to the scale from a wrong one. */
    public boolean resolves(double scale) {
        return uncertainty <= RESOLUTION * scale;
    }

    /**
     * Judges what a gradient says about this derivative.
     *
     * @param claimed the gradient's product with the direction
     * @param claimedLevel the rounding level of that product
     * @param scale the size of the terms that add up to the derivative
     */
    public Judgement against(double claimed, double claimedLevel, double scale) {
        double residual = Math.abs(claimed - value);
        Comparison comparison = Comparison.ofNumbers(residual, uncertainty + claimedLevel);
        if (table.rows() == 0) {
            return new Judgement(Consistency.CANNOT_TELL, Comparison.NOTHING);
        }
        boolean outOfRange = Double.isNaN(claimedLevel) || Double.isNaN(table.noise(0, 0));
        if (!outOfRange && (Double.isNaN(claimed) || Double.isNaN(table.value(0, 0)))) {
            return new Judgement(Consistency.INCONSISTENT, Comparison.ofNumbers(Double.NaN, claimedLevel));
        }
        if (outOfRange || !resolves(scale)) {
            return new Judgement(Consistency.CANNOT_TELL, comparison);
        }
        if (comparison.isAgreement()) {
            return new Judgement(Consistency.CONSISTENT, comparison);
        }
        boolean stays = new TaylorRemainder(table, claimed, claimedLevel).stays();
        return new Judgement(stays ? Consistency.INCONSISTENT : Consistency.CANNOT_TELL, comparison);
    }

    @Override
    public String toString() {
        return value + " ± " + uncertainty;
    }
}
