package io.github.backproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.verdict.StepCurve;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepChartTest {
    @Test
    void a_line_has_a_point_for_each_step_and_smaller_errors_are_lower() {
        StepChart chart = StepChart.of(Reports.curve());
        // Steps 0.5, 0.125, 0.03125 from 1e-2 to 1; errors of the right gradient 0.125, 0.0078125, 0 from 1e-7 to 1.
        assertThat(chart.lines())
                .containsExactly(
                        new StepChart.Line("noise", "409.4,176.0 284.2,161.9 158.9,145.5"),
                        new StepChart.Line("right", "409.4,33.2 284.2,61.4 158.9,176.0"),
                        new StepChart.Line("layer", "409.4,33.2 284.2,26.4 158.9,26.1"));
    }

    @Test
    void axes_have_whole_powers_of_ten() {
        StepChart chart = StepChart.of(Reports.curve());
        assertThat(chart.across()).extracting(StepChart.Mark::label).containsExactly("1e-2", "1e-1", "1e0");
        assertThat(chart.up()).extracting(StepChart.Mark::label).containsExactly("1e-7", "1e-5", "1e-3", "1e-1");
    }

    @Test
    void what_is_no_number_has_no_place() {
        StepCurve curve =
                new StepCurve("Δ_in", "n = 1", 0, 0, Double.NaN, 1, List.of(new StepCurve.Point(0.5, 1.5, 1e-7)));
        StepChart chart = StepChart.of(curve);
        assertThat(chart.lines().get(2).points()).isEmpty();
        assertThat(chart.rows().get(0).layer()).isEqualTo("NaN");
    }

    @Test
    void a_curve_without_steps_has_axes_and_no_lines() {
        StepChart chart = StepChart.of(new StepCurve("Δ_in", "n = 1", 0, 0, 1, 1, List.of()));
        assertThat(chart.lines()).extracting(StepChart.Line::points).containsOnly("");
        assertThat(chart.across()).isNotEmpty();
    }

    @Test
    void the_caption_counts_rows_and_columns_from_one() {
        assertThat(StepChart.of(Reports.curve()).caption()).isEqualTo("Δ_in at row 1, column 2, n = 1, case 0");
    }
}
