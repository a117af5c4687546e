package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrecisionTest {
    @ParameterizedTest
    @EnumSource(Precision.class)
    void one_plus_twice_the_unit_roundoff_is_the_next_number_after_one(Precision precision) {
        double u = precision.unitRoundoff();
        assertThat(precision.round(1 + 2 * u)).isEqualTo(1 + 2 * u);
        assertThat(precision.round(1 + u))
                .as("a tie goes to the even neighbour")
                .isEqualTo(1);
        assertThat(precision.round(1 + 3 * u)).as("the other tie").isEqualTo(1 + 4 * u);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void what_is_not_finite_stays_what_it_is(Precision precision) {
        assertThat(precision.round(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(precision.round(Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void the_range_ends_where_it_should(Precision precision) {
        double u = precision.unitRoundoff();
        double largest = precision.largest();
        assertThat(precision.round(largest)).isEqualTo(largest);
        assertThat(precision.round(largest * (1 + 2 * u))).isInfinite();
        assertThat(precision.round(-largest * (1 + 2 * u))).isEqualTo(Double.NEGATIVE_INFINITY);
        double smallest = precision.smallestNormal() * 2 * u;
        assertThat(precision.round(smallest)).as("the smallest number").isEqualTo(smallest);
    }

    @Test
    void below_the_normal_numbers_the_spacing_stays() {
        assertThat(Precision.FLOAT16.round(0x1.8p-24)).isEqualTo(0x1p-23);
        assertThat(Precision.FLOAT16.round(0x1p-25)).as("a tie").isZero();
        assertThat(Precision.FLOAT16.round(65519)).isEqualTo(65504);
        assertThat(Precision.FLOAT16.round(65520)).isInfinite();
    }
}
