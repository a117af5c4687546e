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

    @Test
    void gamma_grows_with_the_number_of_roundings_and_ends_where_they_may_cost_everything() {
        assertThat(Precision.BFLOAT16.gamma(0)).isZero();
        assertThat(Precision.BFLOAT16.gamma(2)).isEqualTo(2 / 256.0 / (1 - 2 / 256.0));
        assertThat(Precision.BFLOAT16.gamma(256)).isInfinite();
    }
}
