package io.github.backproof.reference;

import io.github.backproof.numerics.ScalarFunction;

/** GELU by the hyperbolic tangent: g(x) = ½x(1 + tanh a), a = √(2/π)(x + 0.044715x³). */
final class GeluTanh {
    /** g. */
    static final ScalarFunction FUNCTION = new Function();

    /** g′. */
    static final ScalarFunction DERIVATIVE = new Derivative();

    private static final double SLOPE = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    private GeluTanh() {}

    private static double argument(double x) {
        return SLOPE * (x + CUBIC * x * x * x);
    }

    private static double argumentSlope(double x) {
        return SLOPE * (1 + 3 * CUBIC * x * x);
    }

    /** d tanh(a) / dx. */
    private static double tanhSlope(double x) {
        double t = StrictMath.tanh(argument(x));
        return (1 - t * t) * argumentSlope(x);
    }

    /** d² tanh(a) / dx². */
    private static double tanhCurvature(double x) {
        double t = StrictMath.tanh(argument(x));
        double slope = argumentSlope(x);
        return (1 - t * t) * (6 * SLOPE * CUBIC * x - 2 * t * slope * slope);
    }

    private static final class Function implements ScalarFunction {
        @Override
        public double value(double x) {
            return 0.5 * x * (1 + StrictMath.tanh(argument(x)));
        }

        @Override
        public double slope(double x) {
            return DERIVATIVE.value(x);
        }

        @Override
        public double magnitude(double x) {
            double t = StrictMath.tanh(argument(x));
            return Math.abs(x) * (4 + 4 * Math.abs(argument(x)) * (1 - t * t));
        }
    }

    /** g′(x) = ½(1 + tanh a) + ½x tanh′(a)a′. */
    private static final class Derivative implements ScalarFunction {
        @Override
        public double value(double x) {
            return 0.5 * (1 + StrictMath.tanh(argument(x))) + 0.5 * x * tanhSlope(x);
        }

        @Override
        public double slope(double x) {
            return tanhSlope(x) + 0.5 * x * tanhCurvature(x);
        }

        @Override
        public double magnitude(double x) {
            // 1 − tanh² is a difference of ones, off by u rather than by u(1 − tanh²).
            double a = Math.abs(argument(x));
            double t = StrictMath.tanh(a);
            return 4 + Math.abs(x) * argumentSlope(x) * (2 + (4 + 8 * a) * (1 - t * t));
        }
    }
}
