package io.github.backproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.backproof.numerics.DenseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtentTest {
    /** Each matrix by its rows, an x for an entry that is wrong; heads are two columns wide. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            xx.. .... .... | only in the first row
            .... .... x.x. | only in the last row
            .... .x.. .... | only in row 2
            xxxx .x.. .... | only up to row 2
            .... ..x. .x.. | only from row 2 on
            x... .... ...x | only in 2 of 3 rows
            x... x... .x.. | only in the first head
            ..x. ..x. ...x | only in the last head
            .x.. ..x. .x.x | only from column 2 on
            x.x. x.x. ...x | only in 3 of 4 columns
            x.x. x.x. x.x. | only in 2 of 4 columns
            xx.. .xx. x.x. | only up to column 3
            x.. x.. x..    | only in the first column
            ..x ..x ..x    | only in the last column
            .x. .x. .x.    | only in column 2
            xx. .x. x..    | only up to column 2
            x.. .x. ..x    | only on the diagonal
            x.. xx. ..x    | nothing
            xxx xxx xxx    | nothing
            .. ..          | nothing
            x.             | only in the first column
            x x .          | only up to row 2
            x              | nothing
            """)
    void wrong_entries_are_where_they_are(String rows, String words) {
        assertThat(extent(rows).words(2).orElse("nothing")).isEqualTo(words);
    }

    /** A part of a side is rows or columns. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            .xx. ..x. x..x .x.. | nothing
            x... .x.. ..x. ...x | only on the diagonal
            .xxx ..xx ...x .... | only above the diagonal
            .x.. ..x. ...x .... | only above the diagonal
            .... x... xx.. xxx. | only below the diagonal
            .x. ..x ...         | only above the diagonal
            .xxx ..xx x..x .... | only up to row 3
            .... x... .... xxx. | only in 2 of 4 rows
            .... x... x... x... | only from row 2 on
            .x.. ...x ...x .... | only up to row 3
            .xxx ..xx ..xx .... | only up to row 3
            .x .. | only in the first row
            """)
    void sides_of_the_diagonal_are_named_where_they_are_touched_throughout(String rows, String words) {
        assertThat(extent(rows).words(4).orElse("nothing")).isEqualTo(words);
    }

    @Test
    void columns_that_do_not_divide_into_heads_have_none() {
        assertThat(extent("x... .x..").words(3)).hasValue("only up to column 2");
        assertThat(extent("x... .x..").words(4)).hasValue("only up to column 2");
        assertThat(extent("x... .x..").words(2)).hasValue("only in the first head");
    }

    @Test
    void an_entry_is_wrong_that_is_beyond_its_level_or_no_number() {
        DenseMatrix level = DenseMatrix.filled(1, 4, 2);
        assertThat(Extent.of(DenseMatrix.of(1, 4, 2, -2, 0, 1), level).count()).isEqualTo("0 of 4 entries");
        assertThat(Extent.of(DenseMatrix.of(1, 4, 3, -3, Double.NaN, 2), level).count())
                .isEqualTo("3 of 4 entries");
    }

    private static Extent extent(String text) {
        String[] rows = text.strip().split(" ");
        int columns = rows[0].length();
        DenseMatrix zero = DenseMatrix.filled(rows.length, columns, 0);
        DenseMatrix distance = zero;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns; j++) {
                int row = i;
                int column = j;
                if (rows[i].charAt(j) == 'x') {
                    distance = distance.where((r, c) -> r != row || c != column, 1);
                }
            }
        }
        return Extent.of(distance, zero);
    }
}
