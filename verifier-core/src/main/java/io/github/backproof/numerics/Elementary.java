package io.github.backproof.numerics;

import io.github.backproof.numerics.kernel.Exponential;

/** The elementary functions that layers use; in strict arithmetic, so that every platform gets the same reference. */
public enum Elementary implements ScalarFunction {
    /** eˣ; 0 at −∞, exactly. Library functions are off by up to four roundings. */
    EXP {
        @Override
        public double value(double x) {
            return Exponential.of(x);
        }

        @Override
        public double slope(double x) {
            return Exponential.of(x);
        }

        @Override
        public double magnitude(double x) {
            return 4 * Exponential.of(x);
        }

        @Override
        public double spread(double x, double radius) {
            return radius < 1 ? radius * (1 + radius) * Exponential.of(x) : Exponential.of(x + radius);
        }
    },
    /** ln x. */
    LOG {
        @Override
        public double value(double x) {
            return StrictMath.log(x);
        }

        @Override
        public double slope(double x) {
            return 1 / x;
        }

        @Override
        public double magnitude(double x) {
            return 4 * Math.abs(StrictMath.log(x));
        }

        @Override
        public double spread(double x, double radius) {
            return radius < x ? -StrictMath.log1p(-radius / x) : Double.POSITIVE_INFINITY;
        }
    },
    /** √x. */
    SQRT {
        @Override
        public double value(double x) {
            return Math.sqrt(x);
        }

        @Override
        public double slope(double x) {
            return 0.5 / Math.sqrt(x);
        }

        @Override
        public double magnitude(double x) {
            return Math.sqrt(x);
        }

        @Override
        public double spread(double x, double radius) {
            return radius < x / 2 ? radius / (2 * Math.sqrt(x)) * (1 + radius / x) : Math.sqrt(2 * radius);
        }
    },
    /** σ(x) = 1/(1 + e⁻ˣ). */
    SIGMOID {
        @Override
        public double value(double x) {
            return 1 / (1 + Exponential.of(-x));
        }

        @Override
        public double slope(double x) {
            double s = value(x);
            return s * (1 - s);
        }

        @Override
        public double magnitude(double x) {
            // Written as ½(1 + tanh ½x) it cancels for negative x, so the magnitude is that of 1.
            return Double.isInfinite(x) ? 0 : 4;
        }
    }
}
