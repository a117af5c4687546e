package io.github.backproof.numerics;

import java.util.ArrayList;
import java.util.List;

/**
 * Differences over halved steps, extrapolated.
 *
 * <p>Of the first differences (φ(h) − φ(−h))/2h, the column of order j is free of the first j powers of h²: it tends to the slope. Of
 * the second differences (φ(h) − 2φ(0) + φ(−h))/h, the column of order j is free of h, h³ and so on: it tends to the jump of the
 * slope at 0, and shows a kink elsewhere within the step. Half a jump is what a kink moves a first difference by. Every entry carries
 * the noise of the evaluations it is made of.
 *
 * <p>Source: L. F. Richardson, Phil. Trans. R. Soc. A 210 (1911) 307–357. The second table is ours.
 */
final class RichardsonTable {
    private static final int HIGHEST_ORDER = 7;

    private final LineFunction function;
    private final double noise;
    private final double atZero;
    private final List<Column> slopes = new ArrayList<>();
    private final List<Column> jumps = new ArrayList<>();
    private double step;

    /** The extrapolations that end at one step, by order, each with its noise. */
    private record Column(double[] values, double[] noises) {
        /** Extrapolates from the row above; powers of the step are removed in the order 2^first, 2^(first + 2) … */
        static Column below(List<Column> above, double value, double noise, int firstPower) {
            int last = Math.min(above.size(), HIGHEST_ORDER + 1);
            double[] values = new double[last + 1];
            double[] noises = new double[last + 1];
            values[0] = value;
            noises[0] = noise;
            for (int order = 1; order <= last; order++) {
                double weight = Math.scalb(1.0, firstPower + 2 * (order - 1));
                Column other = above.get(above.size() - 1);
                values[order] = (weight * values[order - 1] - other.values[order - 1]) / (weight - 1);
                noises[order] = (weight * noises[order - 1] + other.noises[order - 1]) / (weight - 1);
            }
            return new Column(values, noises);
        }
    }

    /**
     * An empty table.
     *
     * @param function the function along the line
     * @param noise how far an evaluation may be off
     * @param firstStep the step of the first row
     */
    RichardsonTable(LineFunction function, double noise, double firstStep) {
        this.function = function;
        this.noise = noise;
        this.step = firstStep;
        this.atZero = function.at(0);
    }

    /** Adds the row of half the step. */
    void addRow() {
        double ahead = function.at(step);
        double behind = function.at(-step);
        slopes.add(Column.below(slopes, (ahead - behind) / (2 * step), noise / step, 2));
        jumps.add(Column.below(jumps, (ahead - 2 * atZero + behind) / step, 4 * noise / step, 1));
        step /= 2;
    }

    /** The step of the next row. */
    double step() {
        return step;
    }

    int rows() {
        return slopes.size();
    }

    /** One more than the highest order of a row. */
    int orders(int row) {
        return Math.min(row, HIGHEST_ORDER) + 1;
    }

    double value(int row, int order) {
        return slopes.get(row).values[order];
    }

    double noise(int row, int order) {
        return slopes.get(row).noises[order];
    }

    /** The kink that may show in an entry: what this row and the one above see of it, beyond their noise. */
    double kink(int row, int order) {
        return row < order + 2 ? Double.POSITIVE_INFINITY : Math.max(jump(row, order + 1), jump(row - 1, order + 1));
    }

    private double jump(int row, int order) {
        Column column = jumps.get(row);
        return Math.max(0, Math.abs(column.values[order]) - column.noises[order]);
    }

    /** The last change within a column, or the change before divided by 4ʲ when that is more: two values may agree by accident. */
    double change(int row, int order) {
        double last = Math.abs(value(row, order) - value(row - 1, order));
        double before = Math.abs(value(row - 1, order) - value(row - 2, order));
        return Math.max(last, before / Math.pow(4, order));
    }
}
