package io.github.backproof.reference;

import io.github.backproof.numerics.ScalarFunction;

/** ReLU: g(x) = max(x, 0), whose derivative at 0 is taken to be 0. */
final class Relu {
    /** g. */
    static final ScalarFunction FUNCTION = new Function();

    /** g′. */
    static final ScalarFunction DERIVATIVE = new Derivative();

    private Relu() {}

    private static final class Function implements ScalarFunction {
        @Override
        public double value(double x) {
            return Math.max(x, 0);
        }

        @Override
        public double slope(double x) {
            return DERIVATIVE.value(x);
        }

        @Override
        public double magnitude(double x) {
            return 0;
        }
    }

    /** g′(x) = [x > 0]; exact, except across the kink. */
    private static final class Derivative implements ScalarFunction {
        @Override
        public double value(double x) {
            return x > 0 ? 1 : 0;
        }

        @Override
        public double slope(double x) {
            return 0;
        }

        @Override
        public double magnitude(double x) {
            return 0;
        }

        @Override
        public double spread(double x, double radius) {
            return endToEnd(x, radius);
        }
    }
}
