package io.github.backproof.junit.assertj;

import io.github.backproof.numerics.Comparison;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Precision;
import io.github.backproof.numerics.RoundedSums;
import io.github.backproof.numerics.RoundingLevel;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractAssert;

/** How two outputs are to be related. Exactly, to the bit, unless {@link #ofSums} states what rounding may do. */
public final class OutputsAssert extends AbstractAssert<OutputsAssert, Numbers> {
    private final Numbers before;
    private final Optional<RoundedSums> sums;

    OutputsAssert(Numbers before, Numbers after) {
        this(before, after, Optional.empty());
    }

    private OutputsAssert(Numbers before, Numbers after, Optional<RoundedSums> sums) {
        super(after, OutputsAssert.class);
        this.before = before;
        this.sums = sums;
    }

    /** Both computed in another precision than the arrays' type says. */
    public OutputsAssert computedIn(Precision precision) {
        return new OutputsAssert(before.in(precision), actual.in(precision), sums);
    }

    /**
     * Every entry is a sum whose order may have changed.
     *
     * @param roundings products and additions on the longest way to an entry; n for a sum of n products
     * @param size the most that the absolute values of an entry's terms add up to
     */
    public OutputsAssert ofSums(int roundings, double size) {
        DenseMatrix sizes =
                DenseMatrix.filled(actual.values().rows(), actual.values().columns(), Math.abs(size));
        return new OutputsAssert(before, actual, Optional.of(new RoundedSums(roundings, sizes)));
    }

    /**
     * Row t afterwards is row p[t] before: what an equivariant layer does when the tokens of its input are permuted by p.
     *
     * @param permutation p, each row's number once, counted from 0
     */
    public OutputsAssert arePermutedBy(int... permutation) {
        requirePermutation(permutation);
        if (!actual.hasShapeOf(before)) {
            failWithMessage(
                    "The outputs are %s and %s: a permutation keeps the shape.", before.shape(), actual.shape());
        }
        Numbers expected = new Numbers(before.values().rows(permutation), before.precision());
        Comparison comparison = sums.map(made ->
                        made.compare(actual.values(), actual.precision(), expected.values(), expected.precision()))
                .orElseGet(() -> RoundingLevel.ofIdentical(actual.values(), expected.values()));
        if (!comparison.isAgreement()) {
            String how = sums.map(made -> made.roundings() + " roundings of terms of the stated size")
                    .orElse("where sums may change their order, say so with ofSums");
            failWithMessage("%s", Words.of("output", actual, expected, comparison, how) + notPermutedAtAll());
        }
        return this;
    }

    private String notPermutedAtAll() {
        return actual.values().sameNumbers(before.values())
                ? "\n  this is the output before, unpermuted: each token's row stayed where it was"
                : "";
    }

    private void requirePermutation(int... permutation) {
        int rows = before.values().rows();
        int[] sorted = permutation.clone();
        Arrays.sort(sorted);
        if (!Arrays.equals(sorted, IntStream.range(0, rows).toArray())) {
            throw new IllegalArgumentException("%s is no permutation of %d rows: write each of 0 to %d once."
                    .formatted(Arrays.toString(permutation), rows, rows - 1));
        }
    }
}
