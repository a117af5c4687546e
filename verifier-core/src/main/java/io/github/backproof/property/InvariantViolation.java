package io.github.backproof.property;

import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.Figures;

/** An invariant did not hold in one try. */
final class InvariantViolation extends AssertionError {
    private static final long serialVersionUID = 1;

    private final transient Comparison comparison;

    InvariantViolation(String quantity, Comparison comparison) {
        super(finding(quantity, comparison));
        this.comparison = comparison;
    }

    /** What has nothing to be measured. */
    InvariantViolation(String finding) {
        super(finding);
        this.comparison = Comparison.REFUTED;
    }

    Comparison comparison() {
        return comparison;
    }

    private static String finding(String quantity, Comparison comparison) {
        String allowed = comparison.roundingLevel() == 0
                ? "must be exactly 0"
                : "rounding level " + Figures.of(comparison.roundingLevel());
        String place = comparison.row() < 0
                ? ""
                : " at row %d, column %d".formatted(comparison.row() + 1, comparison.column() + 1);
        return "|" + quantity + "| = " + Figures.of(comparison.residual()) + place + ", " + allowed;
    }
}
