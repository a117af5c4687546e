package io.github.backproof.numerics;

/** A function along a line through a point. */
@FunctionalInterface
public interface LineFunction {
    /** φ(t): its value at t steps along the direction. */
    double at(double t);
}
