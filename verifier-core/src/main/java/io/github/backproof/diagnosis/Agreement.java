package io.github.backproof.diagnosis;

import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;

/** Whether values are those of a layer that may not be the reference. */
final class Agreement {
    private Agreement() {}

    /** Whether the values lie within the rounding that the layer may show. */
    static boolean of(DenseMatrix actual, UncertainMatrix expected) {
        return compared(actual, expected).isAgreement();
    }

    /** Whether some value lies outside of it. Where the precision is too low to tell, it neither agrees nor is refuted. */
    static boolean isRefuted(DenseMatrix actual, UncertainMatrix expected) {
        Comparison comparison = compared(actual, expected);
        return comparison.isDecidable() && !comparison.holds();
    }

    private static Comparison compared(DenseMatrix actual, UncertainMatrix expected) {
        DenseMatrix distance = actual.minus(expected.value());
        return RoundingLevel.ofZero(expected.seenAs(distance, distance.scaledBy(0)));
    }
}
