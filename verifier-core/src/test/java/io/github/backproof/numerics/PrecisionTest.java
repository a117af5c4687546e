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
    void names_and_smallest_numbers_are_those_of_the_formats() {
        assertThat(Precision.values())
                .extracting(Precision::label)
                .containsExactly("float64", "float32", "bfloat16", "float16");
        assertThat(Precision.values())
                .extracting(Precision::smallest)
                .containsExactly(Double.MIN_VALUE, (double) Float.MIN_VALUE, 0x1p-133, 0x1p-24);
    }

    @Test
    void what_rounds_beyond_the_largest_number_is_infinite_and_what_rounds_to_it_is_not() {
        assertThat(Precision.BFLOAT16.round(0x1.feffp127)).isEqualTo(0x1.fep127);
        assertThat(Precision.BFLOAT16.round(0x1.ffp127)).isInfinite();
        assertThat(Precision.BFLOAT16.round(Double.MAX_VALUE)).isInfinite();
        assertThat(Precision.FLOAT16.round(Precision.FLOAT16.smallestNormal())).isEqualTo(0x1p-14);
        assertThat(Precision.FLOAT16.round(0x1.fffp-15)).isEqualTo(0x1p-14);
    }

    @Test
    void below_the_normal_numbers_the_spacing_stays() {
        assertThat(Precision.FLOAT16.round(0x1.8p-24)).isEqualTo(0x1p-23);
        assertThat(Precision.FLOAT16.round(0x1p-25)).as("a tie").isZero();
        assertThat(Precision.FLOAT16.round(65519)).isEqualTo(65504);
        assertThat(Precision.FLOAT16.round(65520)).isInfinite();
    }
}
