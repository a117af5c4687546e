package io.github.backproof.diagnosis;

import java.util.List;

/**
 * A result that is a sum of terms.
 *
 * @param quantity the result, such as {@code Δ_in}
 * @param equations its equations; none where it is no sum but one term
 * @param terms the terms, each of which counts once
 */
record Sum(String quantity, List<String> equations, List<Term> terms) {
    /** Copies the list. */
    Sum {
        equations = List.copyOf(equations);
        terms = List.copyOf(terms);
    }
}
