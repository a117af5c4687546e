package io.github.backproof.numerics;

/** A function of one number, with what is needed to know the rounding error of its evaluation. */
public interface ScalarFunction {
    /** Up to this radius, a function whose curvature is at most one is its tangent to rounding. */
    double NARROW = 0x1p-30;

    /** f(x). */
    double value(double x);

    /** f′(x), which carries a small error of x into the result. */
    double slope(double x);

    /**
     * The error of one evaluation in units of u: the sizes of the intermediate results, added up. It exceeds |f(x)| where
     * f is computed as a difference of larger terms.
     */
    double magnitude(double x);

    /**
     * How far f may be from f(x) within a radius around x. By the slope where the radius is narrow, else by the ends; a function that
     * is steeper somewhere between says so itself.
     */
    default double spread(double x, double radius) {
        double bySlope = radius * Math.abs(slope(x));
        return radius <= NARROW ? bySlope + radius * radius : Math.max(bySlope, endToEnd(x, radius));
    }

    /** The greater distance of f at both ends of a radius around x from f(x). */
    default double endToEnd(double x, double radius) {
        double centre = value(x);
        return Math.max(Math.abs(value(x + radius) - centre), Math.abs(value(x - radius) - centre));
    }
}
