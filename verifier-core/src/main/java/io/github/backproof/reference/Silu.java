package io.github.backproof.reference;

import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.ScalarFunction;

/** SiLU: g(x) = xσ(x). */
final class Silu {
    /** g. */
    static final ScalarFunction FUNCTION = new Function();

    /** g′. */
    static final ScalarFunction DERIVATIVE = new Derivative();

    private Silu() {}

    private static double sigmoid(double x) {
        return Elementary.SIGMOID.value(x);
    }

    private static final class Function implements ScalarFunction {
        @Override
        public double value(double x) {
            return x * sigmoid(x);
        }

        @Override
        public double slope(double x) {
            return DERIVATIVE.value(x);
        }

        @Override
        public double magnitude(double x) {
            return 5 * Math.abs(x);
        }
    }

    /** g′(x) = σ(x)(1 + x(1 − σ(x))). */
    private static final class Derivative implements ScalarFunction {
        @Override
        public double value(double x) {
            double s = sigmoid(x);
            return s * (1 + x * (1 - s));
        }

        @Override
        public double slope(double x) {
            double s = sigmoid(x);
            return s * (1 - s) * (2 + x * (1 - 2 * s));
        }

        @Override
        public double magnitude(double x) {
            // σ is off by u of 1, and 1 − σ is a difference of ones.
            return 5 + 10 * Math.abs(x);
        }
    }
}
