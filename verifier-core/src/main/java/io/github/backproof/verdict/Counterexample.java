package io.github.backproof.verdict;

import java.util.List;

/**
 * The smallest case found in which an invariant does not hold.
 *
 * @param sizes the case in one line, such as {@code n_T = 2, d = 2, n_h = 1, case 3}
 * @param finding what was seen there, in one line
 * @param values the input, the upstream error and the parameters of the case
 */
public record Counterexample(String sizes, String finding, List<NamedValues> values) {
    /** Copies the list. */
    public Counterexample {
        values = List.copyOf(values);
    }

    /**
     * A named matrix.
     *
     * @param name such as {@code X} or {@code key.bias}
     * @param rows its values
     */
    public record NamedValues(String name, List<List<Double>> rows) {
        /** Copies the rows. */
        public NamedValues {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
