package io.github.backproof.junit.assertj;

import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.RoundedSums;
import io.github.backproof.numerics.RoundingLevel;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Tensor;
import java.util.Optional;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;

/**
 * What a gradient is to agree with: as closely as rounding allows, and no less. There is no tolerance to set.
 *
 * <p><b>What two arrays can say.</b> How far rounding may move an entry depends on what was added up to it, and that cannot be
 * seen in the entry: 1e8 − 1e8 and 0 − 0 both give 0. So there are four ways, from the least that is stated to the most:
 *
 * <ul>
 *   <li>nothing stated: every entry is the expected one, rounded once to the gradient's precision;
 *   <li>{@link #ofSums}: k roundings on the longest way to an entry, and what the absolute values of its terms add up to, A. The
 *       entry may be off by kuA/(1 − ku), in whatever order it was summed. This is a theorem for everything that is made of additions
 *       and multiplications. It says nothing about what went through a norm, a softmax or another function;
 *   <li>{@link #agreesWithProduct}: the factors, from which k, A and the expected gradient all follow;
 *   <li>{@link #agreesWith(UncertainMatrix)}: the gradient of the reference, which carries its own rounding levels through every
 *       function.
 * </ul>
 *
 * <p>For a layer of a known kind, {@link BackproofAssertions#assertThatLayer} needs none of this.
 */
public final class GradientAssert extends AbstractAssert<GradientAssert, Numbers> {
    private final Optional<RoundedSums> sums;

    GradientAssert(Numbers gradient) {
        this(gradient, Optional.empty());
    }

    private GradientAssert(Numbers gradient, Optional<RoundedSums> sums) {
        super(gradient, GradientAssert.class);
        this.sums = sums;
    }

    /** Computed in another precision than the array's type says. */
    public GradientAssert computedIn(Precision precision) {
        return new GradientAssert(actual.in(precision), sums);
    }

    /**
     * Every entry is a sum.
     *
     * @param roundings products and additions on the longest way to an entry; n for a sum of n products
     * @param size the most that the absolute values of an entry's terms add up to
     */
    public GradientAssert ofSums(int roundings, double size) {
        return ofSums(new RoundedSums(
                roundings,
                DenseMatrix.filled(actual.values().rows(), actual.values().columns(), Math.abs(size))));
    }

    /**
     * Every entry is a sum.
     *
     * @param roundings products and additions on the longest way to an entry; n for a sum of n products
     * @param sizes for each entry, what the absolute values of its terms add up to
     */
    public GradientAssert ofSums(int roundings, double[][] sizes) {
        Numbers stated = Numbers.of(sizes);
        if (!stated.hasShapeOf(actual)) {
            throw new IllegalArgumentException(
                    "The sizes are " + stated.shape() + ": write one for each entry of " + actual.shape() + ".");
        }
        return ofSums(new RoundedSums(roundings, stated.values().absolute()));
    }

    private GradientAssert ofSums(RoundedSums stated) {
        return new GradientAssert(actual, Optional.of(stated));
    }

    /** Agrees with an expected gradient of one row, computed in float64. */
    public GradientAssert agreesWith(double[] expected) {
        return agreesWith(Numbers.of(expected));
    }

    /** Agrees with an expected gradient computed in float64. */
    public GradientAssert agreesWith(double[][] expected) {
        return agreesWith(Numbers.of(expected));
    }

    /** Agrees with an expected gradient of one row, computed in float32. */
    public GradientAssert agreesWith(float[] expected) {
        return agreesWith(Numbers.of(expected));
    }

    /** Agrees with an expected gradient computed in float32. */
    public GradientAssert agreesWith(float[][] expected) {
        return agreesWith(Numbers.of(expected));
    }

    /** Agrees with an expected gradient computed in float64. */
    public GradientAssert agreesWith(Tensor expected) {
        return agreesWith(Numbers.of(expected));
    }

    /** Agrees with what the reference computes in the gradient's precision, to the rounding levels that it carries. */
    public GradientAssert agreesWith(UncertainMatrix expected) {
        Numbers exact = new Numbers(expected.value(), expected.precision());
        requireShape(exact);
        judge(RoundingLevel.ofAgreement(actual.values(), expected), exact, "by the reference's levels", () -> "");
        return this;
    }

    /**
     * Is the product of two matrices: dW = XᵗΔ, Δ_in = ΔWᵗ and the like.
     *
     * @param left rows by inner
     * @param right inner by columns
     */
    public GradientAssert agreesWithProduct(double[][] left, double[][] right) {
        return agreesWithProduct(Numbers.of(left), Numbers.of(right));
    }

    /**
     * Is the product of two matrices, as above. The factors are taken as they are; the expected product is computed in float64.
     *
     * @param left rows by inner
     * @param right inner by columns
     */
    public GradientAssert agreesWithProduct(float[][] left, float[][] right) {
        return agreesWithProduct(Numbers.of(left), Numbers.of(right));
    }

    private GradientAssert agreesWithProduct(Numbers left, Numbers right) {
        if (left.values().columns() != right.values().rows()) {
            throw new IllegalArgumentException(
                    "The factors are %s and %s: write a left one with as many columns as the right one has rows."
                            .formatted(left.shape(), right.shape()));
        }
        Numbers product = new Numbers(left.values().times(right.values()), Precision.FLOAT64);
        requireShape(product);
        return ofSums(RoundedSums.ofProduct(left.values(), right.values())).agreesWith(product);
    }

    private GradientAssert agreesWith(Numbers expected) {
        requireShape(expected);
        RoundedSums made = sums.orElseGet(() -> RoundedSums.once(expected.values()));
        Comparison comparison =
                made.compare(actual.values(), actual.precision(), expected.values(), expected.precision());
        String how = sums.isPresent()
                ? made.roundings() + " roundings of terms of the stated size"
                : "one rounding; where entries are sums, say so with ofSums";
        judge(comparison, expected, how, () -> new Deviation(actual, expected, made).sentences());
        return this;
    }

    private void judge(Comparison comparison, Numbers expected, String how, Supplier<String> deviation) {
        if (!comparison.isAgreement()) {
            failWithMessage("%s", Words.of("gradient", actual, expected, comparison, how) + deviation.get());
        }
    }

    private void requireShape(Numbers expected) {
        if (!actual.hasShapeOf(expected)) {
            failWithMessage("The gradient is %s where %s is expected.", actual.shape(), expected.shape());
        }
    }
}
