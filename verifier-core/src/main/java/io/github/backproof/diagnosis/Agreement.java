package io.github.backproof.diagnosis;

import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;

/** Whether what a layer gave is what another one gives, to rounding level. */
final class Agreement {
    private Agreement() {}

    /** Output, input gradient, and every gradient that the layer has. */
    static boolean of(Observed actual, Observed expected) {
        return of(actual.output(), expected.output())
                && of(actual.inputGradient(), expected.inputGradient())
                && actual.gradients().keySet().stream()
                        .allMatch(name -> of(actual.gradient(name), expected.gradient(name)));
    }

    /** The layer's values within the rounding that the other layer may show; those of the right layer do not count. */
    static boolean of(UncertainMatrix actual, UncertainMatrix expected) {
        return of(actual.value(), expected);
    }

    /** Values within the rounding that another layer may show. */
    static boolean of(DenseMatrix actual, UncertainMatrix expected) {
        return comparison(actual, expected).isAgreement();
    }

    /** Values beyond that rounding. Where the precision is too low to tell, they neither agree nor are refuted. */
    static boolean isRefuted(DenseMatrix actual, UncertainMatrix expected) {
        Comparison comparison = comparison(actual, expected);
        return comparison.isDecidable() && !comparison.holds();
    }

    private static Comparison comparison(DenseMatrix actual, UncertainMatrix expected) {
        DenseMatrix distance = actual.minus(expected.value());
        return RoundingLevel.ofZero(expected.seenAs(distance, distance.scaledBy(0)));
    }

    /** Two layers' values within the rounding that both may show; what is no finite number agrees with the same alone. */
    static boolean ofBoth(UncertainMatrix one, UncertainMatrix other) {
        DenseMatrix distance = one.value().pairwise(other.value(), Agreement::distance);
        if (distance.absolute().rowMaxima().columnSums().at(0, 0) == Double.POSITIVE_INFINITY) {
            return false;
        }
        DenseMatrix theirs = other.variance().each(Math::sqrt);
        Comparison comparison = RoundingLevel.ofZero(one.seenAs(distance, theirs));
        return !comparison.isDecidable() || comparison.holds();
    }

    private static double distance(double a, double b) {
        boolean bothFinite = Double.isFinite(a) && Double.isFinite(b);
        return bothFinite ? a - b : Double.compare(a, b) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
}
