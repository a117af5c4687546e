package io.github.backproof.fault;

import io.github.backproof.numerics.ScalarFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * A function as someone wrote it in place of the right one.
 *
 * @param formula its value
 */
record Written(DoubleUnaryOperator formula) implements ScalarFunction {
    private static final double STEP = 0x1p-20;

    @Override
    public double value(double x) {
        return formula.applyAsDouble(x);
    }

    @Override
    public double slope(double x) {
        return (value(x + STEP) - value(x - STEP)) / (2 * STEP);
    }

    @Override
    public double magnitude(double x) {
        return 4 * (Math.abs(x) + Math.abs(value(x)));
    }
}
