package io.github.backproof.numerics.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations on entries, whichever way the entries lie. */
class EntriesOfRowsTest {
    private static final double LARGEST = 100;

    private static Strided filled(int rows, int columns, double first) {
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> first + i);
        return Strided.rowMajor(rows, columns, values);
    }

    private static DoubleBinaryOperator meant(Arithmetic operation) {
        return switch (operation) {
            case PLUS -> Double::sum;
            case MINUS -> (a, b) -> a - b;
            case TIMES -> (a, b) -> a * b;
            case OVER -> (a, b) -> a / b;
        };
    }

    @ParameterizedTest
    @EnumSource
    void an_operation_does_not_depend_on_how_its_sides_lie(Arithmetic operation) {
        Strided a = filled(3, 4, 2);
        Strided lying = filled(4, 3, 5).transposed();
        Strided column = new Strided(new double[] {3, 5, 7}, 0, 3, 4, 1, 0);
        Strided part = filled(5, 6, 11).rowRange(1, 4).columnRange(2, 6);
        for (Strided left : new Strided[] {a, lying, column, part}) {
            for (Strided right : new Strided[] {a, lying, column, part}) {
                Strided result = operation.apply(left, right);
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < 4; j++) {
                        assertThat(result.at(i, j))
                                .isEqualTo(meant(operation).applyAsDouble(left.at(i, j), right.at(i, j)));
                    }
                }
            }
        }
    }

    @Test
    void squares_do_not_depend_on_how_a_matrix_lies() {
        Strided a = Strided.rowMajor(2, 3, new double[] {1, -2, 3, Double.NaN, 5, -6});
        double[] squares = {1, 4, 9, 0, 25, 36};
        assertThat(Squares.of(a).compact().data()).containsExactly(squares);
        assertThat(Squares.of(a.compact().transposed()).transposed().compact().data())
                .containsExactly(squares);
    }

    @Test
    void squares_are_added_up_to_the_end_of_the_range() {
        Strided a = filled(2, 3, 1);
        Strided x =
                Strided.rowMajor(2, 3, new double[] {2, LARGEST, -101, Double.POSITIVE_INFINITY, Double.NaN, -LARGEST});
        double[] sums = {1 + 4 * 3 + 0.5, 2 + 10_000 * 3 + 0.5, Double.NaN, 4, 5, 6 + 10_000 * 3 + 0.5};
        assertThat(Squares.plus(a, x, 3, 0.5, LARGEST).compact().data()).containsExactly(sums);
        assertThat(Squares.plus(a.transposed(), x.transposed(), 3, 0.5, LARGEST)
                        .transposed()
                        .compact()
                        .data())
                .containsExactly(sums);
    }

    @Test
    void the_softmax_of_a_wide_row_is_that_of_its_pieces() {
        int columns = 3 * 4096 + 5;
        Strided a = filled(2, columns, -columns);
        Strided shift = Strided.rowMajor(2, 1, new double[] {-1, columns - 1});
        Strided p = Reductions.softmax(a.transposed().compact().transposed(), shift);
        for (int i = 0; i < 2; i++) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += Exponential.of(a.at(i, j) - shift.at(i, 0));
            }
            for (int j = 0; j < columns; j++) {
                assertThat(p.at(i, j)).isEqualTo(Exponential.of(a.at(i, j) - shift.at(i, 0)) / sum);
            }
        }
    }
}
