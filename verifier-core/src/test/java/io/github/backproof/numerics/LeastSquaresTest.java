package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
    private static final DenseMatrix A = DenseMatrix.of(2, 2, 1, 2, 3, 5);
    private static final double DEVIATION = 0x1p-10;
    private static final DenseMatrix B = DenseMatrix.of(2, 2, 0.5, -1, 0.25, 3);

    @Test
    void a_combination_is_found_and_holds() {
        DenseMatrix target = A.scaledBy(2).minus(B.scaledBy(0.5));
        LeastSquares fit = LeastSquares.of(exactly(target), List.of(exactly(A), exactly(B)))
                .orElseThrow();
        assertThat(fit.holds()).isTrue();
        assertCovered(fit, 2, -0.5);
        assertLevelsFollow(fit);
    }

    @Test
    void what_is_no_combination_does_not_hold() {
        DenseMatrix target = DenseMatrix.of(2, 2, 1, 2, 3, 6);
        LeastSquares fit = LeastSquares.of(exactly(target), List.of(exactly(A))).orElseThrow();
        assertThat(fit.holds()).isFalse();
        // (1 + 4 + 9 + 30) / (1 + 4 + 9 + 25)
        assertCovered(fit, 44.0 / 39);
    }

    @Test
    void levels_cover_what_errors_in_the_target_do_to_the_coefficients() {
        Random random = new Random(3);
        for (int draw = 0; draw < 200; draw++) {
            DenseMatrix errors = A.each(x -> DEVIATION * random.nextGaussian());
            UncertainMatrix target = exactly(A.scaledBy(2).plus(B).plus(errors))
                    .seenAs(A.scaledBy(2).plus(B).plus(errors), DenseMatrix.filled(2, 2, DEVIATION));
            LeastSquares fit =
                    LeastSquares.of(target, List.of(exactly(A), exactly(B))).orElseThrow();
            assertThat(fit.holds()).isTrue();
            assertCovered(fit, 2, 1);
            assertLevelsFollow(fit);
            assertThat(fit.residual().level().toArray())
                    .hasSize(4)
                    .satisfies(levels -> assertThat(Arrays.stream(levels).min().orElseThrow())
                            .isGreaterThanOrEqualTo(RoundingLevel.SAFETY * DEVIATION));
        }
    }

    @Test
    void terms_that_depend_on_each_other_leave_the_combination_open() {
        assertThat(LeastSquares.of(exactly(A), List.of(exactly(B), exactly(B.scaledBy(2)))))
                .isEmpty();
        UncertainMatrix blurred = exactly(B).seenAs(B, DenseMatrix.filled(2, 2, 1));
        assertThat(LeastSquares.of(exactly(A), List.of(blurred)))
                .as("nor is a term known that rounding may have made")
                .isEmpty();
    }

    @Test
    void a_small_term_that_is_well_known_is_used() {
        DenseMatrix small = B.scaledBy(0.125);
        UncertainMatrix term = exactly(small).seenAs(small, DenseMatrix.filled(2, 2, 1e-5));
        LeastSquares fit = LeastSquares.of(exactly(B), List.of(term)).orElseThrow();
        assertCovered(fit, 8);
        assertThat(fit.levels().get(0)).isLessThan(0.1);
    }

    @Test
    void more_terms_than_numbers_leave_it_open() {
        UncertainMatrix one = exactly(DenseMatrix.of(1, 1, 1));
        assertThat(LeastSquares.of(one, List.of(one))).isPresent();
        assertThat(LeastSquares.of(one, List.of(one, one))).isEmpty();
    }

    @Test
    void what_is_no_number_is_no_combination() {
        UncertainMatrix bad = exactly(DenseMatrix.of(2, 2, 1, Double.NaN, 3, 5));
        UncertainMatrix endless = exactly(DenseMatrix.of(2, 2, 1, 2, 3, Double.POSITIVE_INFINITY));
        assertThat(LeastSquares.of(bad, List.of(exactly(A)))).isEmpty();
        assertThat(LeastSquares.of(exactly(A), List.of(bad))).isEmpty();
        assertThat(LeastSquares.of(exactly(A), List.of(exactly(B), endless))).isEmpty();
    }

    /**
     * A coefficient is a combination of the entries whose squared weights add up to its entry on the diagonal of (MᵗM)⁻¹, where the columns of
     * M are A and B: its level is at most that root times the greatest level of an entry, and at least that times the least.
     */
    private static void assertLevelsFollow(LeastSquares fit) {
        double aa = A.dot(A);
        double bb = B.dot(B);
        double ab = A.dot(B);
        double determinant = aa * bb - ab * ab;
        double[] roots = {Math.sqrt(bb / determinant), Math.sqrt(aa / determinant)};
        double[] ofEntries =
                Arrays.stream(fit.residual().level().toArray()).sorted().toArray();
        // What the test itself rounds, of numbers of this size.
        double slack =
                1 + ofEntries.length * RoundingLevel.SAFETY * Precision.FLOAT64.unitRoundoff() * aa * bb / determinant;
        for (int k = 0; k < roots.length; k++) {
            assertThat(fit.levels().get(k))
                    .isPositive()
                    .isBetween(roots[k] * ofEntries[0] / slack, roots[k] * ofEntries[ofEntries.length - 1] * slack);
        }
    }

    private static void assertCovered(LeastSquares fit, double... coefficients) {
        assertThat(fit.coefficients()).hasSize(coefficients.length);
        for (int k = 0; k < coefficients.length; k++) {
            assertThat(Math.abs(fit.coefficients().get(k) - coefficients[k]))
                    .isLessThanOrEqualTo(fit.levels().get(k));
        }
    }

    private static UncertainMatrix exactly(DenseMatrix value) {
        return UncertainMatrix.exactly(value, Precision.FLOAT32);
    }
}
