package io.github.backproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.verdict.Mismatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
    /** Right, at its level, two powers of ten below the worst, the worst, and one without a level. */
    private static final Mismatch MISMATCH = new Mismatch(
            "Y",
            "n_T = 1",
            List.of(List.of(1.0, 1.25, 3.0, 201.0, 9.0)),
            List.of(List.of(1.0, 1.0, 1.0, 1.0, 1.0)),
            List.of(List.of(0.25, 0.25, 0.25, 0.25, Double.NaN)));

    @Test
    void an_entry_is_as_hot_as_it_is_far_beyond_what_rounding_explains() {
        assertThat(HeatMap.of(MISMATCH).rows().get(0))
                .extracting(HeatMap.Cell::heat)
                .containsExactly(0, 0, 3, 5, 0);
    }

    @Test
    void what_is_no_number_is_hottest() {
        Mismatch mismatch = new Mismatch(
                "Y", "", List.of(List.of(Double.NaN, 2.0)), List.of(List.of(1.0, 1.0)), List.of(List.of(0.25, 0.25)));
        assertThat(HeatMap.of(mismatch).rows().get(0))
                .extracting(HeatMap.Cell::heat)
                .containsExactly(5, 1);
    }

    @Test
    void the_worst_entry_is_told_with_the_digits_that_tell_it_apart() {
        assertThat(DiagnosisText.seen(MISMATCH)).startsWith("Y at row 1, column 4: 201.0 where 1.000 is right");
        Mismatch close = new Mismatch(
                "Y", "", List.of(List.of(1.829001)), List.of(List.of(1.829002)), List.of(List.of(0x1p-30)));
        assertThat(DiagnosisText.seen(close)).startsWith("Y at row 1, column 1: 1.829001 where 1.829002 is right");
    }
}
