package io.github.backproof.numerics;

/** A smooth function of one number, with what is needed to bound the rounding error of its evaluation. */
public interface ScalarFunction {
    /** f(x). */
    double value(double x);

    /** f′(x), which carries the error of x into the result. */
    double slope(double x);

    /**
     * The error of one evaluation in units of u: the sizes of the intermediate results, added up. It exceeds |f(x)| where
     * f is computed as a difference of larger terms.
     */
    double magnitude(double x);
}
