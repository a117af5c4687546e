package io.github.backproof.junit.assertj;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Figures;
import io.github.backproof.numerics.RoundedSums;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a wrong gradient is instead, as far as two arrays show it.
 *
 * @param actual the gradient
 * @param expected what it should be, in the same shape
 * @param made how both were made
 */
record Deviation(Numbers actual, Numbers expected, RoundedSums made) {
    /** A line each; none where nothing simple fits. */
    String sentences() {
        List<String> found = new ArrayList<>();
        if (agree(actual.values(), expected.values().scaledBy(0), made)) {
            found.add("zero throughout");
        } else if (isTransposed()) {
            found.add("the transpose of what is expected");
        } else {
            addFactor(found);
        }
        if (found.isEmpty()) {
            addPlaces(found);
        }
        return String.join("", found.stream().map(text -> "\n  this is " + text).toList());
    }

    private boolean isTransposed() {
        boolean isSquare = actual.values().rows() == actual.values().columns();
        return isSquare
                && agree(
                        actual.values().transposed(),
                        expected.values(),
                        new RoundedSums(
                                made.roundings(), made.sizes().plus(made.sizes().transposed())));
    }

    /** By the quotient at the greatest expected entry. */
    private void addFactor(List<String> found) {
        int columns = expected.values().columns();
        int at = greatest(expected.values());
        double divisor = expected.values().at(at / columns, at % columns);
        double factor = actual.values().at(at / columns, at % columns) / divisor;
        RoundedSums measured = made.timesMeasured(factor, made.sizes().at(at / columns, at % columns));
        boolean isOther = !Figures.of(factor).equals(Figures.of(1));
        if (isOther
                && Double.isFinite(factor)
                && agree(actual.values(), expected.values().scaledBy(factor), measured)) {
            found.add(Figures.of(factor) + " times what is expected, in every entry");
        }
    }

    private void addPlaces(List<String> found) {
        List<Integer> rows = IntStream.range(0, actual.values().rows())
                .filter(row -> !agreeInRow(row))
                .boxed()
                .toList();
        if (rows.size() == 1 && actual.values().rows() > 1) {
            found.add("wrong in row " + rows.get(0) + " alone");
        }
    }

    private boolean agreeInRow(int row) {
        return agree(
                actual.values().rows(row),
                expected.values().rows(row),
                new RoundedSums(made.roundings(), made.sizes().rows(row)));
    }

    private boolean agree(DenseMatrix one, DenseMatrix other, RoundedSums sums) {
        return sums.compare(one, actual.precision(), other, expected.precision())
                .isAgreement();
    }

    private static int greatest(DenseMatrix values) {
        double[] entries = values.absolute().toArray();
        int greatest = 0;
        for (int k = 1; k < entries.length; k++) {
            greatest = entries[k] > entries[greatest] ? k : greatest;
        }
        return greatest;
    }
}
