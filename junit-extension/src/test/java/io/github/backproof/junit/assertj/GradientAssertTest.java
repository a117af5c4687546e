package io.github.backproof.junit.assertj;

import static io.github.backproof.junit.assertj.BackproofAssertions.assertThatGradient;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Tensor;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradientAssertTest {
    private static final int TOKENS = 40;
    private static final int FEATURES = 3;

    private final float[][] left = drawn(new Random(3), FEATURES, TOKENS);
    private final float[][] right = drawn(new Random(4), TOKENS, FEATURES);
    private final float[][] product = summed(left, right);

    @Test
    void a_product_in_float32_agrees_with_its_factors() {
        assertThatGradient(product).agreesWithProduct(left, right);
    }

    @Test
    void what_a_float32_sum_rounds_is_more_than_one_rounding_and_stating_the_sums_explains_it() {
        double[][] exact = Tensor.of(left).toDoubleRows();
        double[][] expected = new double[FEATURES][FEATURES];
        double[][] sizes = new double[FEATURES][FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            for (int j = 0; j < FEATURES; j++) {
                for (int k = 0; k < TOKENS; k++) {
                    expected[i][j] += exact[i][k] * right[k][j];
                    sizes[i][j] += Math.abs(exact[i][k] * right[k][j]);
                }
            }
        }
        assertThatGradient(product).ofSums(TOKENS, sizes).agreesWith(expected);
        assertThatGradient(product).ofSums(TOKENS, greatest(sizes)).agreesWith(expected);
        assertThatThrownBy(() -> assertThatGradient(product).agreesWith(expected))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("(float32, one rounding; where entries are sums, say so with ofSums)");
    }

    @Test
    void an_entry_that_is_off_is_named_with_what_rounding_explains() {
        float[][] off = copy(product);
        off[1][2] *= 1.001f;
        assertThatThrownBy(() -> assertThatGradient(off).agreesWithProduct(left, right))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)gradient\\[1\\]\\[2\\] is \\S+ where \\S+ is expected\\.\n"
                        + "  off by \\S+, and rounding explains \\S+ \\(float32, 40 roundings of terms of the stated size\\)\n"
                        + "  this is wrong in row 1 alone");
    }

    @Test
    void a_factor_a_transpose_and_nothing_are_recognised() {
        float[][] halved = copy(product);
        float[][] transposed = copy(product);
        for (int i = 0; i < FEATURES; i++) {
            for (int j = 0; j < FEATURES; j++) {
                halved[i][j] *= -0.5f;
                transposed[i][j] = product[j][i];
            }
        }
        assertThatThrownBy(() -> assertThatGradient(halved).agreesWithProduct(left, right))
                .hasMessageEndingWith("\n  this is -0.500 times what is expected, in every entry");
        assertThatThrownBy(() -> assertThatGradient(transposed).agreesWithProduct(left, right))
                .hasMessageEndingWith("\n  this is the transpose of what is expected");
        assertThatThrownBy(
                        () -> assertThatGradient(new float[FEATURES][FEATURES]).agreesWithProduct(left, right))
                .hasMessageEndingWith("\n  this is zero throughout");
    }

    @Test
    void values_that_are_only_rounded_agree_without_a_statement() {
        assertThatGradient(new float[] {1f / 3, 0.1f}).agreesWith(new double[] {1.0 / 3, 0.1});
        assertThatThrownBy(() ->
                        assertThatGradient(new float[] {Math.nextUp(0.1f)}).agreesWith(new double[] {0.1}))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThatGradient(new double[] {0.1f}).agreesWith(new double[] {0.1}))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void the_reference_carries_its_own_levels() {
        DenseMatrix x = matrix(left);
        UncertainMatrix squaredNorms = UncertainMatrix.exactly(x, Precision.FLOAT32)
                .hadamard(UncertainMatrix.exactly(x, Precision.FLOAT32))
                .rowSums();
        float[][] computed = new float[FEATURES][1];
        for (int i = 0; i < FEATURES; i++) {
            for (float entry : left[i]) {
                computed[i][0] += entry * entry;
            }
        }
        assertThatGradient(computed).agreesWith(squaredNorms);
        computed[0][0] *= 1.01f;
        assertThatThrownBy(() -> assertThatGradient(computed).agreesWith(squaredNorms))
                .hasMessageContaining("(float32, by the reference's levels)");
    }

    @Test
    void no_number_is_never_explained() {
        assertThatThrownBy(() -> assertThatGradient(new double[] {Double.NaN}).agreesWith(new double[] {0}))
                .hasMessageStartingWith("gradient[0][0] is NaN where 0.0 is expected.");
    }

    @Test
    void too_few_digits_are_no_agreement() {
        assertThatThrownBy(() -> assertThatGradient(new double[] {1})
                        .computedIn(Precision.BFLOAT16)
                        .ofSums(1000, 1000)
                        .agreesWith(new double[] {1}))
                .hasMessageStartingWith("Cannot tell whether the gradient agrees: bfloat16 has too few digits for it");
    }

    @Test
    void shapes_are_compared_first() {
        assertThatThrownBy(() -> assertThatGradient(new double[2][3]).agreesWith(new double[3][2]))
                .hasMessage("The gradient is 2 by 3 where 3 by 2 is expected.");
        assertThatThrownBy(() -> assertThatGradient(new double[2][3]).ofSums(3, new double[3][2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The sizes are 3 by 2: write one for each entry of 2 by 3.");
        assertThatThrownBy(() ->
                        assertThatGradient(new double[2][3]).agreesWithProduct(new double[2][4], new double[5][3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The factors are 2 by 4 and 5 by 3: write a left one with as many columns as the right one has rows.");
    }

    private static float[][] drawn(Random random, int rows, int columns) {
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int j = 0; j < columns; j++) {
                row[j] = (float) random.nextGaussian();
            }
        }
        return values;
    }

    private static float[][] summed(float[][] a, float[][] b) {
        float[][] sums = new float[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    sums[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return sums;
    }

    private static float[][] copy(float[][] values) {
        return Tensor.of(values).toFloatRows();
    }

    private static DenseMatrix matrix(float[][] rows) {
        return DenseMatrix.of(rows.length, rows[0].length, Tensor.of(rows).toDoubles());
    }

    private static double greatest(double[][] values) {
        return Arrays.stream(Tensor.of(values).toDoubles()).max().orElseThrow();
    }
}
