package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The search on Σ exp(xᵢⱼ) over 30 by 40 entries, whose gradient is exp, with entries of the claimed gradient planted wrong. */
class GradientSearchTest {
    private static final int ROWS = 30;
    private static final int COLUMNS = 40;
    private final DenseMatrix x = normal(1);
    private final DenseMatrix right = x.each(Math::exp);
    private int derivatives;

    private static DenseMatrix normal(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return DenseMatrix.filled(ROWS, COLUMNS, 0).each(zero -> random.nextGaussian());
    }

    private List<Comparison> found(DenseMatrix claimed, int most) {
        GradientSearch search = new GradientSearch(v -> {
            derivatives++;
            LineFunction along = t ->
                    x.plus(v.scaledBy(t)).each(Math::exp).rowSums().columnSums().at(0, 0);
            double scale = right.dot(v.absolute());
            return Derivative.of(along, 1e-12).against(claimed.dot(v), 1e-13 * scale, scale);
        });
        return search.wrongEntries(normal(2), most);
    }

    private DenseMatrix wrongAt(int row, int column, double error) {
        double[] values = right.toArray();
        values[row * COLUMNS + column] += error;
        return DenseMatrix.of(ROWS, COLUMNS, values);
    }

    @Test
    void one_wrong_entry_is_found_with_its_error_after_a_dozen_derivatives() {
        List<Comparison> entries = found(wrongAt(17, 23, 1e-4), 1);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).row()).isEqualTo(17);
        assertThat(entries.get(0).column()).isEqualTo(23);
        assertThat(Math.abs(entries.get(0).residual() - 1e-4))
                .isLessThanOrEqualTo(entries.get(0).roundingLevel());
        assertThat(derivatives).isLessThanOrEqualTo(12);
    }

    @Test
    void several_wrong_entries_are_found_one_after_the_other_and_no_others() {
        DenseMatrix claimed = wrongAt(0, 0, 1e-3)
                .plus(wrongAt(29, 39, -2e-3))
                .plus(wrongAt(12, 5, 5e-4))
                .minus(right.scaledBy(2));
        assertThat(found(claimed, 10))
                .extracting(Comparison::row, Comparison::column)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(0, 0),
                        org.assertj.core.groups.Tuple.tuple(29, 39),
                        org.assertj.core.groups.Tuple.tuple(12, 5));
        assertThat(derivatives).isLessThanOrEqualTo(3 * 13);
    }

    @Test
    void an_error_too_small_to_be_seen_alone_is_not_placed() {
        assertThat(found(right.each(g -> g + 1e-15), 3)).isEmpty();
    }
}
