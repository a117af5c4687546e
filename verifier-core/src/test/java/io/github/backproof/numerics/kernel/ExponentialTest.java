package io.github.backproof.numerics.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    private static final MathContext FORTY_DIGITS = new MathContext(40);

    @Test
    void is_within_one_unit_in_the_last_place() {
        assertThat(worst(20_000, 1)).isLessThanOrEqualTo(1);
    }

    @Test
    void special_values() {
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(-0.0)).isEqualTo(1);
        assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isEqualTo(0);
        assertThat(Exponential.of(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Exponential.of(Double.NaN)).isNaN();
        assertThat(Exponential.of(-746)).isEqualTo(0);
        assertThat(Exponential.of(710)).isInfinite();
        assertThat(Exponential.of(709.782712893384)).isFinite().isGreaterThan(1.79e308);
        assertThat(Exponential.of(-745.13)).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void many_at_once_have_the_same_bits_as_one_by_one() {
        SplittableRandom random = new SplittableRandom(2);
        double[] corners = {
            0,
            -0.0,
            700,
            700.5,
            -700,
            -700.5,
            709.78,
            710,
            -745.13,
            -746,
            1e300,
            -1e300,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE
        };
        double[] x = DoubleStream.concat(
                        DoubleStream.of(corners), random.doubles(5_000).map(u -> 1500 * (u - 0.5)))
                .toArray();
        double[] expected = DoubleStream.concat(
                        DoubleStream.of(x[0], x[1], x[2]),
                        DoubleStream.of(x).skip(3).map(Exponential::of))
                .toArray();
        Exponential.ofEach(x, 3, x.length - 3, new double[x.length]);
        assertThat(DoubleStream.of(x).mapToLong(Double::doubleToLongBits).toArray())
                .isEqualTo(DoubleStream.of(expected)
                        .mapToLong(Double::doubleToLongBits)
                        .toArray());
    }

    private static double worst(int arguments, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double worst = 0;
        for (int i = 0; i < arguments; i++) {
            double x = i % 2 == 0 ? random.nextDouble(-708, 709) : random.nextDouble(-1, 1);
            double y = Exponential.of(x);
            BigDecimal error = new BigDecimal(y).subtract(exact(x)).abs();
            worst = Math.max(worst, error.doubleValue() / Math.ulp(y));
        }
        return worst;
    }

    /** By Taylor's series of x/1024, squared ten times. */
    private static BigDecimal exact(double x) {
        MathContext digits = new MathContext(60);
        BigDecimal small = new BigDecimal(x).divide(BigDecimal.valueOf(1024), digits);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k <= 40; k++) {
            term = term.multiply(small, digits).divide(BigDecimal.valueOf(k), digits);
            sum = sum.add(term, digits);
        }
        return sum.pow(1024, digits).round(FORTY_DIGITS);
    }
}
