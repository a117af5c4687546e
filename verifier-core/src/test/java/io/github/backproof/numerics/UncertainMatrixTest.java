package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rounding levels hold and are not empty: what rounding really does stays below them, and is of the size of the deviations that they
 * are made of. Shapes and values are drawn from fixed seeds.
 */
class UncertainMatrixTest {
    private static final int DRAWS = 300;

    private static final Map<String, UnaryOperator<Matrix>> EXPRESSIONS = Map.of(
            "A + Aᵗ", a -> a.plus(a.transposed()),
            "A − ½Aᵗ", a -> a.minus(a.transposed().scaledBy(0.3)),
            "A ∘ A", a -> a.hadamard(a),
            "A / (A∘A + 1)", a -> a.dividedBy(a.hadamard(a).map(new Shift(1))),
            "AA", a -> a.times(a),
            "row sums", Matrix::rowSums,
            "column sums", Matrix::columnSums,
            "exp A", a -> a.map(Elementary.EXP),
            "row means taken off",
                    a -> a.minus(a.rowMeans().broadcastColumns(a.columns())).rowSums());

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "BFLOAT16", "FLOAT16"})
    void rounding_stays_below_its_level(Precision precision) {
        EXPRESSIONS.forEach((name, expression) ->
                assertThat(worstPart(expression, precision)).as(name).isLessThanOrEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "BFLOAT16"})
    void levels_of_single_operations_are_not_far_off(Precision precision) {
        for (String name : new String[] {"A + Aᵗ", "A ∘ A", "row sums"}) {
            // Less than a tenth would be a level that sees nothing.
            assertThat(worstPart(EXPRESSIONS.get(name), precision)).as(name).isGreaterThan(0.1);
        }
    }

    @Test
    void rows_that_occur_often_round_alike_and_are_allowed_for() {
        DenseMatrix row = DenseMatrix.of(1, 3, 0.1, 0.7, 0.3);
        UncertainMatrix once = exactly(row.above(List.of(DenseMatrix.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 10))));
        UncertainMatrix often = exactly(row.broadcastRows(4));
        assertThat(often.coverage()).isEqualTo(4 * once.coverage());
    }

    @Test
    void a_number_that_fills_a_row_rounds_alike_and_is_allowed_for() {
        UncertainMatrix constant = exactly(DenseMatrix.filled(1, 9, 0.37));
        assertThat(constant.coverage()).isEqualTo(9 * RoundingLevel.SAFETY);
        assertThat(exactly(DenseMatrix.filled(1, 9, 1)).coverage()).isEqualTo(RoundingLevel.SAFETY);
        assertThat(exactly(DenseMatrix.of(1, 4, 0.1, 0.1, 0.2, 0.3)).coverage()).isEqualTo(RoundingLevel.SAFETY);
    }

    @Test
    void a_sum_beyond_the_range_has_no_level() {
        UncertainMatrix terms = UncertainMatrix.exactly(DenseMatrix.filled(1, 2, 60_000), Precision.FLOAT16);
        assertThat(terms.rowSums().level().at(0, 0)).isNaN();
        assertThat(terms.columnSums().level().at(0, 0)).isFinite();
    }

    @Test
    void what_leaves_the_range_cannot_be_told() {
        DenseMatrix large = DenseMatrix.filled(1, 1, 60_000);
        UncertainMatrix sum = UncertainMatrix.exactly(large, Precision.FLOAT16);
        assertThat(RoundingLevel.ofZero(sum.plus(sum)).isDecidable()).isFalse();
    }

    @Test
    void a_divisor_that_may_be_zero_leaves_nothing_to_say() {
        UncertainMatrix one = UncertainMatrix.exactly(DenseMatrix.filled(1, 1, 1), Precision.FLOAT32);
        UncertainMatrix third = one.scaledBy(1.0 / 3);
        UncertainMatrix nearZero = third.plus(third).plus(third).minus(one);
        assertThat(RoundingLevel.ofZero(one.dividedBy(nearZero)).isDecidable()).isFalse();
    }

    @Test
    void a_divisor_that_may_be_zero_allows_for_no_number_at_all() {
        UncertainMatrix small = UncertainMatrix.exactly(DenseMatrix.filled(1, 1, 1e-4), Precision.FLOAT16);
        UncertainMatrix square = small.hadamard(small);
        assertThat(square.dividedBy(square).level().at(0, 0)).isNaN();
        assertThat(small.scaledBy(0).dividedBy(square).level().at(0, 0)).isNaN();
    }

    @Test
    void rows_and_entries_take_their_errors_with_them() {
        DenseMatrix values = DenseMatrix.of(2, 2, 1, 2, 3, 4);
        DenseMatrix errors = DenseMatrix.of(2, 2, 0.5, 0.25, 2, 1);
        UncertainMatrix a = exactly(values).seenAs(values, errors);
        assertThat(a.at(1, 0)).isEqualTo(3);
        assertThat(a.variance().toArray()).containsExactly(0.25, 0.0625, 4, 1);
        assertThat(a.rows(1, 0).value().toArray()).containsExactly(3, 4, 1, 2);
        assertThat(a.rows(1, 0).variance().toArray()).containsExactly(4, 1, 0.25, 0.0625);
        assertThat(a.picked(1, -1).value().toArray()).containsExactly(2, 0);
        assertThat(a.picked(1, -1).variance().toArray()).containsExactly(0.0625, 0);
        assertThat(a.lessOneAt(1, -1).value().toArray()).containsExactly(1, 1, 3, 4);
        assertThat(a.lessOneAt(1, -1).variance().at(0, 1))
                .isGreaterThan(0.0625)
                .isLessThanOrEqualTo(0.0625 + roundings(1, 4));
        assertThat(a.addedToRows(new int[] {1, 1}, 2).value().toArray()).containsExactly(0, 0, 4, 6);
        assertThat(a.addedToRows(new int[] {1, 1}, 2).variance().at(1, 0))
                .isGreaterThan(4.25)
                .isLessThanOrEqualTo(4.25 + roundings(2, 4));
        assertThat(a.addedToRows(new int[] {1, 1}, 2).coverage()).isEqualTo(Math.sqrt(2) * a.coverage());
        assertThat(a).hasToString(values + "± " + errors);
    }

    @Test
    void what_only_moves_numbers_moves_their_errors() {
        DenseMatrix values = DenseMatrix.of(2, 2, 1, 2, 3, 4);
        DenseMatrix variances = DenseMatrix.of(2, 2, 0.25, 0.0625, 4, 1);
        UncertainMatrix a = exactly(values).seenAs(values, variances.each(Math::sqrt));
        Map<String, UnaryOperator<Matrix>> moves = Map.of(
                "row range", m -> m.rowRange(1, 2),
                "column range", m -> m.columnRange(1, 2),
                "columns", m -> m.columns(1, 1, 0),
                "transposed", Matrix::transposed,
                "row repeated", m -> m.rowRange(0, 1).broadcastRows(3),
                "column repeated", m -> m.columnRange(0, 1).broadcastColumns(3),
                "beside", m -> m.beside(m),
                "above", m -> m.above(m),
                "where", m -> m.where((i, j) -> i == j, 0));
        moves.forEach((name, move) -> {
            UncertainMatrix moved = (UncertainMatrix) move.apply(a);
            assertThat(moved.value().toArray()).as(name).isEqualTo(((DenseMatrix) move.apply(values)).toArray());
            assertThat(moved.variance().toArray()).as(name).isEqualTo(((DenseMatrix) move.apply(variances)).toArray());
        });
        assertThat(a.rowMaxima().variance().toArray())
                .as("the largest error of a row")
                .containsExactly(0.25, 4);
        assertThat(((UncertainMatrix) a.withoutFuture()).variance().at(0, 1)).isZero();
    }

    @Test
    void a_sum_adds_up_errors_and_rounds_its_terms_and_itself() {
        DenseMatrix values = DenseMatrix.of(1, 3, 4, 8, 2);
        UncertainMatrix a = exactly(values).seenAs(values, DenseMatrix.of(1, 3, 0.5, 1, 2));
        RoundingModel rounding = RoundingModel.in(Precision.FLOAT32);
        double byTerms = rounding.ofTerms(2) * (16 + 64 + 4);
        double bySum = rounding.ofSum(2) * 14 * 14;
        assertThat(a.rowSums().variance().at(0, 0) - 5.25).isBetween(0.9 * (byTerms + bySum), 1.1 * (byTerms + bySum));
        double exactly = exactly(values).rowSums().variance().at(0, 0);
        assertThat(exactly).isBetween(0.999 * (byTerms + bySum), 1.001 * (byTerms + bySum));
        assertThat(a.rowDot(exactly(DenseMatrix.filled(1, 3, 1))).value().at(0, 0))
                .isEqualTo(14);
        assertThat(a.rowDot(exactly(DenseMatrix.filled(1, 3, 1))).variance().at(0, 0))
                .isBetween(5.25, 5.26);
    }

    @Test
    void a_product_rounds_each_term_and_the_sum() {
        UncertainMatrix left = exactly(DenseMatrix.of(1, 3, 4, 8, 2));
        RoundingModel rounding = RoundingModel.in(Precision.FLOAT32);
        double terms = (rounding.ofOne() + rounding.ofTerms(2)) * (16 + 64 + 4) + rounding.ofSum(2) * 14 * 14;
        double variance =
                left.times(exactly(DenseMatrix.filled(3, 1, 1))).variance().at(0, 0);
        assertThat(variance).isBetween(0.999 * terms, 1.001 * terms);
    }

    @Test
    void constants_and_other_formulas_are_rounded_as_they_are() {
        RoundingModel rounding = RoundingModel.in(Precision.FLOAT32);
        UncertainMatrix a = exactly(DenseMatrix.of(1, 1, 3));
        UncertainMatrix constant = a.constant(DenseMatrix.of(1, 1, 0.5));
        assertThat(constant.at(0, 0)).isEqualTo(0.5);
        assertThat(constant.variance().at(0, 0)).isEqualTo(rounding.of(0.5));
        UncertainMatrix terms = a.seenAs(a.value(), DenseMatrix.filled(1, 1, 0.5));
        assertThat(a.orRoundedAs(terms).at(0, 0)).isEqualTo(3);
        assertThat(a.orRoundedAs(terms).variance().at(0, 0)).isEqualTo(0.25 + rounding.of(6));
    }

    @Test
    void another_precision_counts_from_the_next_operation_on() {
        UncertainMatrix a = exactly(DenseMatrix.of(1, 1, 3)).continuedIn(Precision.BFLOAT16);
        assertThat(a.precision()).isEqualTo(Precision.BFLOAT16);
        assertThat(a.variance().at(0, 0)).isZero();
        assertThat(a.plus(a).variance().at(0, 0))
                .isEqualTo(RoundingModel.in(Precision.BFLOAT16).of(6));
    }

    @Test
    void what_others_miss_by_is_as_uncertain_as_both() {
        DenseMatrix right = DenseMatrix.of(1, 2, 4, Double.NaN);
        UncertainMatrix a = exactly(right).seenAs(right, DenseMatrix.filled(1, 2, 0.5));
        UncertainMatrix missed = a.missedBy(DenseMatrix.of(1, 2, 6, 1), 0x1p-2, DenseMatrix.filled(1, 2, 2));
        assertThat(missed.precision()).isEqualTo(Precision.FLOAT64);
        assertThat(missed.value().toArray()).containsExactly(2, Double.NaN);
        double own = RoundingModel.in(Precision.FLOAT64).of(2);
        assertThat(missed.variance().at(0, 0)).isEqualTo(36 * 0x1p-4 + own + 0.25 + 2);
    }

    @Test
    void a_factor_that_is_a_power_of_two_rounds_nothing() {
        UncertainMatrix a = exactly(DenseMatrix.of(1, 1, 3));
        assertThat(a.scaledBy(-4).variance().at(0, 0)).isZero();
        assertThat(a.scaledBy(3).variance().at(0, 0))
                .isEqualTo(RoundingModel.in(Precision.FLOAT32).of(18));
        UncertainMatrix b = a.seenAs(a.value(), DenseMatrix.filled(1, 1, 0.5));
        assertThat(b.scaledBy(4).variance().at(0, 0)).isEqualTo(4);
    }

    @Test
    void one_rounding_more_is_that_of_the_values_that_are_seen() {
        UncertainMatrix a = exactly(DenseMatrix.of(1, 2, 3, 3)).seenAs(DenseMatrix.of(1, 2, 5, Double.NaN), 0x1p-3);
        assertThat(a.variance().toArray()).containsExactly(25 * 0x1p-6, 0);
    }

    @Test
    void a_product_carries_the_errors_of_both_sides() {
        DenseMatrix ones = DenseMatrix.filled(2, 2, 1);
        UncertainMatrix exact = exactly(DenseMatrix.of(2, 2, 1, 2, 3, 4));
        UncertainMatrix left = exact.seenAs(exact.value(), DenseMatrix.filled(2, 2, 0.5));
        UncertainMatrix right = exactly(ones).seenAs(ones, DenseMatrix.filled(2, 2, 0.25));
        // Of an entry: two errors of a half, times one; those of a quarter times one and two; and both at once.
        assertThat(left.times(exactly(ones)).variance().at(0, 0)).isBetween(0.5, 0.5 + roundings(3, 3));
        assertThat(exact.times(right).variance().at(0, 0)).isBetween(5 * 0.0625, 5 * 0.0625 + roundings(3, 3));
        assertThat(left.times(right).variance().at(0, 0)).isBetween(0.84375, 0.84375 + roundings(3, 4));
        assertThat(exact.times(exactly(ones)).variance().at(0, 0)).isPositive().isLessThanOrEqualTo(roundings(3, 3));
    }

    /** The variance of so many roundings of numbers up to a size, none of them farther off than a unit roundoff. */
    private static double roundings(int count, double size) {
        double error = Precision.FLOAT32.unitRoundoff() * size;
        return count * error * error;
    }

    private static UncertainMatrix exactly(DenseMatrix value) {
        return UncertainMatrix.exactly(value, Precision.FLOAT32);
    }

    /** The largest rounding error seen, as a part of its level. */
    private static double worstPart(UnaryOperator<Matrix> expression, Precision precision) {
        Random random = new Random(7);
        double worst = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            int n = 1 + random.nextInt(6);
            DenseMatrix a = DenseMatrix.filled(n, n, 0).each(zero -> precision.round(random.nextGaussian()));
            UncertainMatrix uncertain = (UncertainMatrix) expression.apply(UncertainMatrix.exactly(a, precision));
            RoundedMatrix rounded = (RoundedMatrix) expression.apply(RoundedMatrix.of(a, precision));
            DenseMatrix parts = rounded.value()
                    .minus(uncertain.value())
                    .absolute()
                    .pairwise(uncertain.level(), (error, level) -> error == 0 ? 0 : error / level);
            worst = Math.max(worst, parts.rowMaxima().transposed().rowMaxima().at(0, 0));
        }
        return worst;
    }
}
