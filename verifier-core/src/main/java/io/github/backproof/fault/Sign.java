package io.github.backproof.fault;

import io.github.backproof.numerics.ScalarFunction;

/** 1 for positive numbers, −1 for negative ones, 0 for zero. */
record Sign() implements ScalarFunction {
    @Override
    public double value(double x) {
        return Math.signum(x);
    }

    @Override
    public double slope(double x) {
        return 0;
    }

    @Override
    public double magnitude(double x) {
        return 0;
    }
}
