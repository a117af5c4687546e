package io.github.backproof.diagnosis;

import io.github.backproof.numerics.UncertainMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Results that hold the right values in other places.
 *
 * @param quantity the result
 * @param words where its values are
 */
record Places(String quantity, String words) {
    /** Those of a layer's wrong results, in every case alike. */
    static List<Places> of(Sight sight) {
        List<Places> all = new ArrayList<>();
        for (String quantity : sight.firstWrongResults()) {
            sight.cases().stream()
                    .map(look -> words(
                            look.actual().orElseThrow().byName().get(quantity),
                            look.right().byName().get(quantity)))
                    .distinct()
                    .reduce((one, other) -> Optional.empty())
                    .flatMap(words -> words)
                    .ifPresent(words -> all.add(new Places(quantity, words)));
        }
        return all;
    }

    private static Optional<String> words(UncertainMatrix actual, UncertainMatrix right) {
        if (right.rows() == right.columns() && Agreement.of(actual, right.transposed())) {
            return Optional.of("is transposed");
        }
        return moved("rows", order(actual, right))
                .or(() -> moved("columns", order(actual.transposed(), right.transposed())));
    }

    /** For each row the row of the right matrix that it is equal to, or −1. */
    private static int[] order(UncertainMatrix actual, UncertainMatrix right) {
        return IntStream.range(0, actual.rows())
                .map(i -> IntStream.range(0, right.rows())
                        .filter(j -> Agreement.of(actual.rows(i), right.rows(j)))
                        .findFirst()
                        .orElse(-1))
                .toArray();
    }

    private static Optional<String> moved(String lines, int... order) {
        int n = order.length;
        long found = IntStream.of(order).filter(j -> j >= 0).distinct().count();
        if (n < 2 || found < n - 1) {
            return Optional.empty();
        }
        if (IntStream.range(1, n).allMatch(i -> order[i] == i - 1)) {
            return Optional.of("has its " + lines + " one place too late");
        }
        if (IntStream.range(0, n - 1).allMatch(i -> order[i] == i + 1)) {
            return Optional.of("has its " + lines + " one place too early");
        }
        if (IntStream.range(0, n).allMatch(i -> order[i] == n - 1 - i)) {
            return Optional.of("has its " + lines + " in the opposite order");
        }
        return found == n ? Optional.of("has its " + lines + " in another order") : Optional.empty();
    }
}
