package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundedMatrixTest {
    private static final DenseMatrix A = DenseMatrix.of(2, 3, 0.1, 2, 0.3, -0.7, 5, 0.6);

    /** What moves numbers and computes none, and what computes each of them once. */
    private static final Map<String, UnaryOperator<Matrix>> ONE_ROUNDING = Map.ofEntries(
            Map.entry("transposed", Matrix::transposed),
            Map.entry("plus", a -> a.plus(a.rows(1, 0))),
            Map.entry("minus", a -> a.minus(a.rows(1, 0))),
            Map.entry("hadamard", a -> a.hadamard(a)),
            Map.entry("divided", a -> a.dividedBy(a.rows(1, 0))),
            Map.entry("scaled", a -> a.scaledBy(0.5)),
            Map.entry("exp", a -> a.map(Elementary.EXP)),
            Map.entry("maxima", Matrix::rowMaxima),
            Map.entry("rows", a -> a.rows(1, 1, 0)),
            Map.entry("columns", a -> a.columns(2, 0)),
            Map.entry("row range", a -> a.rowRange(1, 2)),
            Map.entry("column range", a -> a.columnRange(1, 3)),
            Map.entry("row repeated", a -> a.rowRange(0, 1).broadcastRows(4)),
            Map.entry("column repeated", a -> a.columnRange(0, 1).broadcastColumns(4)),
            Map.entry("picked", a -> a.picked(2, -1)),
            Map.entry("less one", a -> a.lessOneAt(-1, 1)),
            Map.entry("beside", a -> a.beside(a)),
            Map.entry("above", a -> a.above(a)),
            Map.entry("where", a -> a.where((i, j) -> i == 0 || j > 1, 0.1)),
            Map.entry("without future", Matrix::withoutFuture),
            Map.entry("constant", a -> a.constant(DenseMatrix.of(1, 1, 0.1))));

    @ParameterizedTest
    @EnumSource(Precision.class)
    void each_result_is_rounded_once(Precision precision) {
        DenseMatrix a = A.each(precision::round);
        ONE_ROUNDING.forEach((name, operation) -> {
            RoundedMatrix rounded = (RoundedMatrix) operation.apply(RoundedMatrix.of(a, precision));
            DenseMatrix exact = ((DenseMatrix) operation.apply(a)).each(precision::round);
            assertThat(rounded.value().toArray()).as(name).isEqualTo(exact.toArray());
            assertThat(rounded.rows()).as(name).isEqualTo(exact.rows());
        });
    }

    @Test
    void entries_are_those_of_the_values() {
        RoundedMatrix a = RoundedMatrix.of(A, Precision.FLOAT16);
        assertThat(a.at(1, 0)).isEqualTo(Precision.FLOAT16.round(-0.7));
        assertThat(a).hasToString(a.value().toString());
    }

    @Test
    void sums_are_rounded_after_every_addition() {
        RoundedMatrix terms = RoundedMatrix.of(DenseMatrix.of(1, 3, 2048, 1, 1), Precision.FLOAT16);
        assertThat(terms.rowSums().at(0, 0)).isEqualTo(2048);
        assertThat(terms.transposed().columnSums().at(0, 0)).isEqualTo(2048);
        assertThat(terms.rowDot(terms).at(0, 0)).isInfinite();
        RoundedMatrix ones = RoundedMatrix.of(DenseMatrix.filled(3, 1, 1), Precision.FLOAT16);
        assertThat(terms.times(ones).at(0, 0)).isEqualTo(2048);
        RoundedMatrix backwards =
                RoundedMatrix.of(DenseMatrix.of(1, 3, 2048, 1, 1), Precision.FLOAT16, SummationOrder.LAST_TO_FIRST);
        assertThat(backwards.times(ones).at(0, 0)).isEqualTo(2050);
    }

    @Test
    void a_product_is_a_sum_of_rounded_products() {
        RoundedMatrix left = RoundedMatrix.of(DenseMatrix.of(2, 2, 1, 2, 3, 4), Precision.BFLOAT16);
        RoundedMatrix right = RoundedMatrix.of(DenseMatrix.of(2, 2, 5, 6, 7, 8), Precision.BFLOAT16);
        assertThat(left.times(right).value().toArray()).containsExactly(19, 22, 43, 50);
        assertThatThrownBy(() -> left.times(right.rowRange(0, 1))).hasMessage("2 columns meet 1 rows in a product.");
    }

    @Test
    void rows_are_added_to_rows_one_after_the_other() {
        RoundedMatrix rows = RoundedMatrix.of(DenseMatrix.of(4, 2, 2048, 1, 1, 2, 1, 3, 7, 4), Precision.FLOAT16);
        assertThat(rows.addedToRows(new int[] {2, 2, 2, 0}, 3).value().toArray())
                .containsExactly(7, 4, 0, 0, 2048, 6);
    }

    @Test
    void what_is_made_of_several_operations_rounds_in_each() {
        RoundedMatrix a = RoundedMatrix.of(DenseMatrix.of(1, 2, 2048, 0.1), Precision.FLOAT16);
        RoundedMatrix one = RoundedMatrix.of(DenseMatrix.of(1, 1, 1), Precision.FLOAT16);
        assertThat(a.columnRange(0, 1).timesPlusRow(one, one).at(0, 0)).isEqualTo(2048);
        assertThat(a.lessOneAt(one.scaledBy(2), 0).at(0, 0)).isEqualTo(4094);
        assertThat(a.orRoundedAs(one)).isSameAs(a);
        RoundedMatrix weights = (RoundedMatrix) RoundedMatrix.of(DenseMatrix.of(1, 2, 0, 0), Precision.FLOAT16)
                .softmax(RoundedMatrix.of(DenseMatrix.of(1, 1, 0), Precision.FLOAT16));
        assertThat(weights.value().toArray()).containsExactly(0.5, 0.5);
    }

    @Test
    void other_arithmetic_is_refused() {
        RoundedMatrix a = RoundedMatrix.of(A, Precision.FLOAT16);
        assertThatThrownBy(() -> a.plus(A)).hasMessage("A rounded matrix meets a DenseMatrix.");
        assertThatThrownBy(() -> a.beside(List.of(A))).hasMessage("A rounded matrix meets a DenseMatrix.");
    }
}
