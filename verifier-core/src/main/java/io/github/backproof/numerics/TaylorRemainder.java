package io.github.backproof.numerics;

/**
 * The second opinion before a gradient is called wrong, by the rate at which the Taylor remainder vanishes: over ever smaller steps,
 * (φ(h) − φ(−h))/2h − ⟨g, V⟩ falls like h² for a right gradient, and like a higher power after extrapolation, but stays where it is for
 * a wrong one. It asks for no step and no tolerance: only whether three steps in a row see the same remainder, clear of noise and
 * kinks, and none smaller sees it go.
 *
 * <p>Source: the Taylor test, as in P. E. Farrell et al., SIAM J. Sci. Comput. 35 (2013) C369–C393, §5; on central differences here.
 */
record TaylorRemainder(RichardsonTable table, double claimed, double claimedLevel) {
    private static final int IN_A_ROW = 3;

    /** Whether the remainder stays, in some order of extrapolation. */
    boolean stays() {
        for (int order = 0; order < table.orders(table.rows() - 1); order++) {
            if (staysIn(order)) {
                return true;
            }
        }
        return false;
    }

    private boolean staysIn(int order) {
        int inARow = 0;
        for (int row = order; row < table.rows(); row++) {
            if (!isClear(row, order)) {
                continue;
            }
            boolean level = row > order && isClear(row - 1, order) && isLevel(row, order);
            inARow = level ? inARow + 1 : 1;
        }
        return inARow >= IN_A_ROW;
    }

    private double remainder(int row, int order) {
        return table.value(row, order) - claimed;
    }

    private boolean isClear(int row, int order) {
        double explained = table.noise(row, order) + table.kink(row, order) + claimedLevel;
        return Math.abs(remainder(row, order)) > explained;
    }

    /** Neither halved nor doubled nor turned round: a rate below one, where a right gradient has two or more. */
    private boolean isLevel(int row, int order) {
        double ratio = remainder(row, order) / remainder(row - 1, order);
        return ratio > 0.5 && ratio < 2;
    }
}
