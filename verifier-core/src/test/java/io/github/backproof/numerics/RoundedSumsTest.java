package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundedSumsTest {
    private static final int DRAWS = 300;

    @ParameterizedTest
    @EnumSource
    void sums_of_products_in_any_order_are_within_their_level(Precision precision) {
        Random random = new Random(5);
        int most = Math.min(200, (int) (0.4 / precision.unitRoundoff()));
        for (int draw = 0; draw < DRAWS; draw++) {
            Products products = Products.drawn(random, 1 + random.nextInt(most), precision);
            for (SummationOrder order : SummationOrder.values()) {
                Comparison comparison = products.compared(products.summed(precision, order), precision);
                assertThat(comparison.isAgreement())
                        .as("draw %d, %s: %s", draw, order, comparison)
                        .isTrue();
            }
        }
    }

    @Test
    void a_sum_whose_errors_all_go_one_way_comes_near_its_level() {
        // 1 + u + u + ... stays 1 in float32: each addition loses a whole u.
        Precision precision = Precision.FLOAT32;
        double u = precision.unitRoundoff();
        int terms = 1000;
        DenseMatrix left = DenseMatrix.filled(1, terms, 1);
        DenseMatrix right = DenseMatrix.filled(terms, 1, u).where((row, column) -> row > 0, 1);
        Comparison comparison = new Products(left, right).compared(1, precision);
        assertThat(comparison.isAgreement()).isTrue();
        assertThat(comparison.severity()).isGreaterThan(0.9);
    }

    @Test
    void what_rounding_does_not_explain_is_seen() {
        Products products = Products.drawn(new Random(5), 50, Precision.FLOAT32);
        double right = products.summed(Precision.FLOAT64, SummationOrder.FIRST_TO_LAST);
        double level = products.compared(right, Precision.FLOAT32).roundingLevel();
        assertThat(products.compared(right + 1.1 * level, Precision.FLOAT32).holds())
                .isFalse();
        assertThat(products.compared(Double.NaN, Precision.FLOAT32).holds()).isFalse();
    }

    @Test
    void a_precision_that_is_too_low_for_so_many_terms_says_nothing() {
        Products products = Products.drawn(new Random(5), 300, Precision.BFLOAT16);
        assertThat(products.compared(1e6, Precision.BFLOAT16).isAgreement()).isFalse();
        assertThat(products.compared(1e6, Precision.BFLOAT16).isDecidable()).isFalse();
    }

    @Test
    void values_that_are_rounded_once_may_be_half_a_unit_off() {
        DenseMatrix exact = DenseMatrix.of(1, 2, 1.0 / 3, 1 + 0x1p-24);
        DenseMatrix rounded = exact.each(Precision.FLOAT32::round);
        DenseMatrix further = rounded.each(x -> x + 0x1p-23);
        RoundedSums once = RoundedSums.once(exact);
        assertThat(once.compare(rounded, Precision.FLOAT32, exact, Precision.FLOAT64)
                        .isAgreement())
                .isTrue();
        assertThat(once.compare(further, Precision.FLOAT32, exact, Precision.FLOAT64)
                        .isAgreement())
                .isFalse();
    }

    @Test
    void no_rounding_is_refused() {
        assertThatThrownBy(() -> new RoundedSums(0, DenseMatrix.filled(1, 1, 1)))
                .hasMessage("0 roundings: write a whole number from 1.");
    }

    /** A row times a column: one sum of products. */
    private record Products(DenseMatrix left, DenseMatrix right) {
        /** Terms of both signs and many sizes, so that much cancels. */
        static Products drawn(Random random, int terms, Precision precision) {
            double[] left = new double[terms];
            double[] right = new double[terms];
            for (int i = 0; i < terms; i++) {
                left[i] = precision.round(random.nextGaussian() * Math.pow(10, random.nextInt(3) - 1));
                right[i] = precision.round(random.nextGaussian());
            }
            return new Products(DenseMatrix.of(1, terms, left), DenseMatrix.of(terms, 1, right));
        }

        double summed(Precision precision, SummationOrder order) {
            return RoundedMatrix.of(left, precision, order)
                    .times(RoundedMatrix.of(right, precision, order))
                    .at(0, 0);
        }

        Comparison compared(double sum, Precision precision) {
            return RoundedSums.ofProduct(left, right)
                    .compare(DenseMatrix.of(1, 1, sum), precision, left.times(right), Precision.FLOAT64);
        }
    }
}
