package io.github.backproof.reference;

import io.github.backproof.numerics.ScalarFunction;
import org.apache.commons.numbers.gamma.Erfc;

/** GELU by the normal distribution: g(x) = xΦ(x), with Φ(x) = ½ erfc(−x/√2) and its density φ. */
final class GeluErf {
    /** g. */
    static final ScalarFunction FUNCTION = new Function();

    /** g′. */
    static final ScalarFunction DERIVATIVE = new Derivative();

    private static final double INVERSE_ROOT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

    private GeluErf() {}

    private static double distribution(double x) {
        return 0.5 * Erfc.value(-x / Math.sqrt(2));
    }

    private static double density(double x) {
        return INVERSE_ROOT_TWO_PI * StrictMath.exp(-0.5 * x * x);
    }

    /** g(x) = xΦ(x). Written as ½x(1 + erf) it cancels for negative x, so the magnitude is that of x. */
    private static final class Function implements ScalarFunction {
        @Override
        public double value(double x) {
            return x * distribution(x);
        }

        @Override
        public double slope(double x) {
            return distribution(x) + x * density(x);
        }

        @Override
        public double magnitude(double x) {
            return 4 * Math.abs(x);
        }
    }

    /** g′(x) = Φ(x) + xφ(x). */
    private static final class Derivative implements ScalarFunction {
        @Override
        public double value(double x) {
            return distribution(x) + x * density(x);
        }

        @Override
        public double slope(double x) {
            return density(x) * (2 - x * x);
        }

        @Override
        public double magnitude(double x) {
            return 4 + Math.abs(x) * density(x) * (4 + x * x);
        }
    }
}
