package io.github.backproof.numerics;

/** The elementary functions that layers use. */
public enum Elementary implements ScalarFunction {
    /** eˣ; 0 at −∞, exactly. Library functions are off by up to four roundings. */
    EXP {
        @Override
        public double value(double x) {
            return Math.exp(x);
        }

        @Override
        public double slope(double x) {
            return Math.exp(x);
        }

        @Override
        public double magnitude(double x) {
            return 4 * Math.exp(x);
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
    }
}
