package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** In float16, numbers from 2,048 on are two apart: one more is lost, two more are not. */
class SummationOrderTest {
    private static final double[] LARGE_FIRST = {2048, 1, 1, 1, 100};

    @Test
    void what_is_added_to_a_large_sum_one_by_one_is_lost() {
        assertThat(SummationOrder.FIRST_TO_LAST.sum(LARGE_FIRST, 3, Precision.FLOAT16))
                .isEqualTo(2048);
    }

    @Test
    void from_the_end_it_is_not() {
        assertThat(SummationOrder.LAST_TO_FIRST.sum(LARGE_FIRST, 3, Precision.FLOAT16))
                .isEqualTo(2050);
    }

    @Test
    void lanes_keep_what_is_eight_apart_together() {
        double[] terms = new double[20];
        Arrays.fill(terms, 0, 17, 1);
        terms[0] = 2048;
        // The first lane loses its two ones, the others keep two each, which their sum takes in.
        assertThat(SummationOrder.EIGHT_LANES.sum(terms, 17, Precision.FLOAT16)).isEqualTo(2048 + 14);
        terms[17] = 4;
        assertThat(SummationOrder.EIGHT_LANES.sum(terms, 17, Precision.FLOAT16)).isEqualTo(2048 + 14);
        assertThat(SummationOrder.EIGHT_LANES.sum(terms, 18, Precision.FLOAT16)).isEqualTo(2048 + 18);
    }

    @Test
    void where_nothing_is_rounded_they_agree() {
        for (SummationOrder order : SummationOrder.values()) {
            assertThat(order.sum(LARGE_FIRST, 5, Precision.FLOAT64)).isEqualTo(2151);
            assertThat(order.sum(LARGE_FIRST, 0, Precision.FLOAT64)).isZero();
        }
    }
}
