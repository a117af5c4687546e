package io.github.backproof.numerics;

import java.util.ArrayList;
import java.util.List;

/**
 * From a gradient that is wrong along a direction to the entries that are wrong: the direction is halved, and the half along which the
 * gradient still disagrees is followed. Signs and sizes of the direction are kept, so that errors do not cancel in one half by chance.
 */
public final class GradientSearch {
    private final Check check;

    /** Compares the gradient with a numerical derivative. */
    @FunctionalInterface
    public interface Check {
        /** What the derivative along a direction says. */
        Derivative.Judgement along(DenseMatrix direction);
    }

    /** A search that asks this check. */
    public GradientSearch(Check check) {
        this.check = check;
    }

    /**
     * The wrong entries of a gradient, each after about log₂ of the number of entries derivatives. Entries whose errors show together
     * only are not among them.
     *
     * @param direction a direction along which the gradient is known to be wrong, of the gradient's shape
     * @param most how many entries to look for, at least 1
     * @return the distance of each entry from the derivative, with its row and column, in the order in which they were found
     */
    public List<Comparison> wrongEntries(DenseMatrix direction, int most) {
        List<Comparison> found = new ArrayList<>();
        DenseMatrix rest = direction;
        do {
            int entry = narrowed(rest);
            DenseMatrix single = part(rest, entry, entry + 1);
            Derivative.Judgement judgement = check.along(single);
            if (judgement.consistency() != Consistency.INCONSISTENT) {
                return found;
            }
            found.add(placed(judgement.comparison(), single, entry));
            rest = rest.minus(single);
        } while (found.size() < most && isWrongAlong(rest));
        return found;
    }

    /** The entry, counted row by row, that is left after halving. */
    private int narrowed(DenseMatrix direction) {
        int from = 0;
        int to = direction.rows() * direction.columns();
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            if (isWrongAlong(part(direction, from, middle))) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return from;
    }

    private boolean isWrongAlong(DenseMatrix direction) {
        return check.along(direction).consistency() == Consistency.INCONSISTENT;
    }

    /** Along an axis, the derivative is the entry's times the step's size. */
    private static Comparison placed(Comparison along, DenseMatrix axis, int entry) {
        int row = entry / axis.columns();
        int column = entry % axis.columns();
        double size = Math.abs(axis.at(row, column));
        return new Comparison(along.residual() / size, along.roundingLevel() / size, row, column);
    }

    /** The entries from one up to, not including, another, counted row by row; zeros elsewhere. */
    private static DenseMatrix part(DenseMatrix direction, int from, int to) {
        double[] values = new double[direction.rows() * direction.columns()];
        System.arraycopy(direction.toArray(), from, values, from, to - from);
        return DenseMatrix.owning(direction.rows(), direction.columns(), values);
    }
}
