package io.github.backproof.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bounds hold and are not empty: what rounding really does stays below them, and reaches a good part of them where a single
 * operation is looked at. Shapes and values are drawn from fixed seeds.
 */
class BoundedMatrixTest {
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
    @EnumSource(names = {"FLOAT32", "BFLOAT16"})
    void rounding_stays_below_its_bound(Precision precision) {
        EXPRESSIONS.forEach((name, expression) ->
                assertThat(worstPart(expression, precision)).as(name).isLessThanOrEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "BFLOAT16"})
    void bounds_of_single_operations_are_not_far_off(Precision precision) {
        for (String name : new String[] {"A + Aᵗ", "A ∘ A", "row sums"}) {
            // At least a tenth of the bound is reached: more would be a bound that sees nothing.
            assertThat(worstPart(EXPRESSIONS.get(name), precision)).as(name).isGreaterThan(0.1);
        }
    }

    /** The largest rounding error seen, as a part of its bound. */
    private static double worstPart(UnaryOperator<Matrix> expression, Precision precision) {
        Random random = new Random(7);
        double worst = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            int n = 1 + random.nextInt(6);
            DenseMatrix a = DenseMatrix.filled(n, n, 0).each(zero -> precision.round(random.nextGaussian()));
            BoundedMatrix bounded = (BoundedMatrix) expression.apply(BoundedMatrix.exactly(a, precision));
            RoundedMatrix rounded = (RoundedMatrix) expression.apply(RoundedMatrix.of(a, precision));
            DenseMatrix parts = rounded.value()
                    .minus(bounded.value())
                    .absolute()
                    .pairwise(bounded.bound(), (error, bound) -> error == 0 ? 0 : error / bound);
            worst = Math.max(worst, parts.rowMaxima().transposed().rowMaxima().at(0, 0));
        }
        return worst;
    }
}
