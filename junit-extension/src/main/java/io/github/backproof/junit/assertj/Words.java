package io.github.backproof.junit.assertj;

import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.Figures;

/** What a comparison of numbers found, in words. */
final class Words {
    private Words() {}

    static String of(String what, Numbers actual, Numbers expected, Comparison comparison, String how) {
        if (!comparison.isDecidable()) {
            return "Cannot tell whether the %s agrees: %s has too few digits for it (%s)."
                    .formatted(what, actual.precision().label(), how);
        }
        return "%s[%d][%d] is %s where %s is expected.\n  off by %s, and %s (%s, %s)"
                .formatted(
                        what,
                        comparison.row(),
                        comparison.column(),
                        actual.values().at(comparison.row(), comparison.column()),
                        expected.values().at(comparison.row(), comparison.column()),
                        Figures.of(comparison.residual()),
                        comparison.roundingLevel() == 0
                                ? "must be the same to the bit"
                                : "rounding explains " + Figures.of(comparison.roundingLevel()),
                        actual.precision().label(),
                        how);
    }
}
