package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Inputs;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.property.DirectionalCheck.Block;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gelu;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Masking;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients of f(x) = Σ(x² + x), right and wrong, and of an f that has a kink where it is looked at. */
class DirectionalCheckTest {
    private static final Subject LINEAR =
            SubjectsUnderTest.right(LayerKind.LINEAR, Masking.NONE, Gelu.ERF, Precision.FLOAT64);
    private static final DenseMatrix POINT = DenseMatrix.of(1, 3, 0.75, -1.5, 2.25);
    private static final DenseMatrix ONE = DenseMatrix.filled(1, 1, 1);

    private final Trial trial = new Trial(LINEAR);

    private static UncertainMatrix f(UncertainMatrix x) {
        return x.hadamard(x).plus(x).rowSums();
    }

    private static DenseMatrix f(DenseMatrix x) {
        return x.hadamard(x).plus(x).rowSums();
    }

    private static DenseMatrix gradient(DenseMatrix x) {
        return x.each(value -> 2 * value + 1);
    }

    private void check(DenseMatrix point, UnaryOperator<DenseMatrix> forward, UnaryOperator<DenseMatrix> backward) {
        check(1, point, forward, backward);
    }

    private void check(
            int number, DenseMatrix point, UnaryOperator<DenseMatrix> forward, UnaryOperator<DenseMatrix> backward) {
        Sizes sizes = new Sizes(Map.of(Dimension.TOKENS, 1, Dimension.INPUTS, 3, Dimension.OUTPUTS, 1));
        Bench bench = Bench.of(LINEAR, new LayerCase(sizes, Map.of(), Inputs.ORDINARY, number));
        new DirectionalCheck(bench, ONE, f(Bench.exact(point)))
                .along(new Block("g", point, Bench.exact(backward.apply(point)), forward, backward), trial);
    }

    @Test
    void a_right_gradient_is_upheld() {
        check(POINT, DirectionalCheckTest::f, DirectionalCheckTest::gradient);
        assertThat(trial.decided()).isEqualTo(1);
        assertThat(trial.undecided()).isZero();
        assertThat(trial.worst().holds()).isTrue();
    }

    @Test
    void so_it_is_of_a_block_of_zeros() {
        check(DenseMatrix.filled(1, 3, 0), DirectionalCheckTest::f, DirectionalCheckTest::gradient);
        assertThat(trial.decided()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 1.001, 1 - 1e-6, 1 + 1e-6, 0, -1})
    void a_wrong_gradient_is_told_by_its_entry(double factor) {
        assertThatThrownBy(() ->
                        check(POINT, DirectionalCheckTest::f, x -> gradient(x).scaledBy(factor)))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageContaining("g − derivative");
    }

    @Test
    void a_gradient_that_is_no_number_is_wrong() {
        assertThatThrownBy(() ->
                        check(POINT, DirectionalCheckTest::f, x -> gradient(x).each(value -> Double.NaN)))
                .isInstanceOf(InvariantViolation.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 4, 64})
    void a_kink_where_it_is_looked_at_leaves_the_slope_on_either_side_open(double height) {
        UnaryOperator<DenseMatrix> kinked =
                x -> f(x).plus(beyondPoint(x, height).rowSums());
        UnaryOperator<DenseMatrix> slopes = x -> gradient(x).plus(slopeBeyondPoint(x, height));
        check(POINT, kinked, slopes);
        assertThat(trial.undecided()).isEqualTo(1);
        assertThat(trial.decided()).isZero();
    }

    /** The estimate alone takes some of these for wrong: kinks much nearer than its steps look like another slope. */
    @Test
    void kinks_however_near_accuse_no_right_gradient() {
        SplittableRandom random = new SplittableRandom(1);
        for (int number = 0; number < 3000; number++) {
            double height = Math.pow(10, 2 - 8 * random.nextDouble());
            double[] kinks = random.doubles(1 + random.nextInt(3))
                    .map(x -> (random.nextBoolean() ? 1 : -1) * Math.pow(10, -14 * x))
                    .toArray();
            UnaryOperator<DenseMatrix> kinked = x -> f(x).plus(beyond(x, kinks, beyond -> height * Math.max(0, beyond))
                    .rowSums());
            UnaryOperator<DenseMatrix> slopes =
                    x -> gradient(x).plus(beyond(x, kinks, beyond -> beyond > 0 ? height : 0));
            check(number, POINT, kinked, slopes);
        }
        assertThat(trial.decided()).isGreaterThan(1000);
    }

    private static DenseMatrix beyond(DenseMatrix x, double[] kinks, DoubleUnaryOperator summand) {
        return x.pairwise(
                POINT,
                (value, point) -> Arrays.stream(kinks)
                        .map(kink -> summand.applyAsDouble(value - point - kink))
                        .sum());
    }

    @Test
    void beside_a_kink_a_gradient_is_wrong_that_is_wrong_on_both_sides() {
        UnaryOperator<DenseMatrix> kinked = x -> f(x).plus(beyondPoint(x, 0.125).rowSums());
        UnaryOperator<DenseMatrix> slopes =
                x -> gradient(x).plus(slopeBeyondPoint(x, 0.125)).scaledBy(2);
        assertThatThrownBy(() -> check(POINT, kinked, slopes)).isInstanceOf(InvariantViolation.class);
    }

    private static DenseMatrix beyondPoint(DenseMatrix x, double height) {
        return x.pairwise(POINT, (value, kink) -> height * Math.max(0, value - kink));
    }

    private static DenseMatrix slopeBeyondPoint(DenseMatrix x, double height) {
        return x.pairwise(POINT, (value, kink) -> value > kink ? height : 0);
    }
}
