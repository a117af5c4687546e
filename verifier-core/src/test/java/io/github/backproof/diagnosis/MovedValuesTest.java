package io.github.backproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.UncertainMatrix;
import org.junit.jupiter.api.Test;

class MovedValuesTest {
    private static final DenseMatrix RIGHT = DenseMatrix.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 10);

    @Test
    void squares_may_be_transposed() {
        assertThat(words(RIGHT.transposed())).isEqualTo("is transposed");
    }

    @Test
    void columns_move_as_rows_do() {
        assertThat(words(RIGHT.columns(2, 1, 0))).isEqualTo("has its columns in the opposite order");
        assertThat(words(RIGHT.rows(2, 1, 0))).isEqualTo("has its rows in the opposite order");
    }

    @Test
    void a_value_that_is_nowhere_leaves_nothing_to_say() {
        assertThat(words(RIGHT.rows(2, 1, 0).where((row, column) -> row != 1, 9)))
                .isEqualTo("nothing");
        assertThat(words(RIGHT.scaledBy(2))).isEqualTo("nothing");
    }

    private static String words(DenseMatrix actual) {
        return Places.words(exactly(actual), exactly(RIGHT)).orElse("nothing");
    }

    private static UncertainMatrix exactly(DenseMatrix values) {
        return UncertainMatrix.exactly(values, Precision.FLOAT32);
    }
}
