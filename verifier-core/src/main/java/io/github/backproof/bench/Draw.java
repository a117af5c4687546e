package io.github.backproof.bench;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import java.util.SplittableRandom;

/** Draws the values of a case: normally distributed, in hundredths a person can read, rounded to the subject's precision. */
public final class Draw {
    /** What entries of a direction are multiples of, so that not too small steps along it need no rounding. */
    public static final double GRAIN = 0x1p-4;

    private final long number;
    private final Precision precision;

    Draw(long number, Precision precision) {
        this.number = number;
        this.precision = precision;
    }

    /** A matrix that depends on the case, the name and the shape alone. */
    public DenseMatrix normal(String name, int rows, int columns, double mean, double deviation) {
        SplittableRandom random = random(name);
        return DenseMatrix.filled(rows, columns, 0)
                .each(zero -> precision.round(hundredths(mean + deviation * standardNormal(random))));
    }

    /** Numbers from 0 up to, not including, the bound, as a column; some of them repeat. */
    public DenseMatrix numbers(String name, int rows, int bound) {
        SplittableRandom random = random(name);
        return DenseMatrix.filled(rows, 1, 0).each(zero -> random.nextInt(bound));
    }

    /** A direction: signed, normally distributed with deviation 1, in multiples of {@link #GRAIN}. */
    public DenseMatrix direction(String name, int rows, int columns) {
        SplittableRandom random = random("direction " + name);
        return DenseMatrix.filled(rows, columns, 0).each(zero -> Math.rint(standardNormal(random) / GRAIN) * GRAIN);
    }

    /** A permutation of 0 to n − 1. */
    public int[] permutation(String name, int n) {
        SplittableRandom random = random(name);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** A number from 0 up to, not including, the bound. */
    public int index(String name, int bound) {
        return random(name).nextInt(bound);
    }

    private SplittableRandom random(String name) {
        return new SplittableRandom(number * 0x9e3779b97f4a7c15L + name.hashCode());
    }

    private static double hundredths(double x) {
        return Math.rint(x * 100) / 100;
    }

    /** The method of Box and Muller, in strict arithmetic, so that every platform draws the same. */
    private static double standardNormal(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
