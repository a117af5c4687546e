package io.github.backproof.numerics;

/**
 * x + c.
 *
 * @param constant c
 */
public record Shift(double constant) implements ScalarFunction {
    @Override
    public double value(double x) {
        return x + constant;
    }

    @Override
    public double slope(double x) {
        return 1;
    }

    @Override
    public double magnitude(double x) {
        return Math.abs(x + constant) + Math.abs(constant);
    }
}
