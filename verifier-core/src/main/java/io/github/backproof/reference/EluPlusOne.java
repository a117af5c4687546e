package io.github.backproof.reference;

import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.ScalarFunction;

/** φ(x) = elu(x) + 1: x + 1 for x > 0, eˣ otherwise. Positive, and once differentiable everywhere. */
final class EluPlusOne {
    /** φ. */
    static final ScalarFunction FUNCTION = new Function();

    /** φ′. */
    static final ScalarFunction DERIVATIVE = new Derivative();

    private EluPlusOne() {}

    private static final class Function implements ScalarFunction {
        @Override
        public double value(double x) {
            return x > 0 ? x + 1 : Elementary.EXP.value(x);
        }

        @Override
        public double slope(double x) {
            return DERIVATIVE.value(x);
        }

        @Override
        public double magnitude(double x) {
            // Written as elu(x) + 1 it cancels for negative x, so the magnitude is at least that of 1.
            return x > 0 ? x + 2 : 6;
        }
    }

    /** φ′(x) = 1 for x > 0, eˣ otherwise. */
    private static final class Derivative implements ScalarFunction {
        @Override
        public double value(double x) {
            return x > 0 ? 1 : Elementary.EXP.value(x);
        }

        @Override
        public double slope(double x) {
            return x > 0 ? 0 : Elementary.EXP.value(x);
        }

        @Override
        public double magnitude(double x) {
            return x > 0 ? 0 : 6;
        }

        @Override
        public double spread(double x, double radius) {
            return endToEnd(x, radius);
        }
    }
}
