package io.github.backproof.numerics;

/** The elementary functions that layers use; in strict arithmetic, so that every platform gets the same reference. */
public enum Elementary implements ScalarFunction {
    /** eˣ; 0 at −∞, exactly. Library functions are off by up to four roundings. */
    EXP {
        @Override
        public double value(double x) {
            return StrictMath.exp(x);
        }

        @Override
        public double slope(double x) {
            return StrictMath.exp(x);
        }

        @Override
        public double magnitude(double x) {
            return 4 * StrictMath.exp(x);
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
