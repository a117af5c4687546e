package io.github.backproof.verdict;

import java.util.List;

/**
 * One result of a layer beside the right one, entry by entry.
 *
 * @param quantity what it is, such as {@code Δ_in}
 * @param sizes the case in one line, such as {@code n_T = 2, d = 2, n_h = 1, case 3}
 * @param actual what the layer gave
 * @param expected what is right
 * @param levels the greatest distance between the two that rounding explains
 */
public record Mismatch(
        String quantity,
        String sizes,
        List<List<Double>> actual,
        List<List<Double>> expected,
        List<List<Double>> levels) {
    /** Copies the rows. */
    public Mismatch {
        actual = actual.stream().map(List::copyOf).toList();
        expected = expected.stream().map(List::copyOf).toList();
        levels = levels.stream().map(List::copyOf).toList();
    }

    /**
     * How far an entry, counted from 0, is from what is right, in units of what rounding explains: infinite for what is no number, −1 where
     * there is no level and nothing can be said.
     */
    public double severity(int row, int column) {
        double level = levels.get(row).get(column);
        double distance =
                Math.abs(actual.get(row).get(column) - expected.get(row).get(column));
        if (Double.isNaN(level)) {
            return -1;
        }
        if (Double.isNaN(distance)) {
            return Double.POSITIVE_INFINITY;
        }
        return distance == 0 ? 0 : distance / level;
    }

    /** The entry that is farthest from what is right, the first of several. */
    public Entry worst() {
        Entry worst = new Entry(0, 0);
        for (int row = 0; row < actual.size(); row++) {
            for (int column = 0; column < actual.get(row).size(); column++) {
                if (severity(row, column) > severity(worst.row(), worst.column())) {
                    worst = new Entry(row, column);
                }
            }
        }
        return worst;
    }

    /**
     * A place, counted from 0.
     *
     * @param row its row
     * @param column its column
     */
    public record Entry(int row, int column) {}
}
