package io.github.backproof.diagnosis;

import java.util.List;

/**
 * A result that is a sum of terms.
 *
 * @param quantity the result, such as {@code Δ_in}
 * @param equation its equation
 * @param terms the terms, each of which counts once
 */
record Sum(String quantity, String equation, List<Term> terms) {
    /** Copies the list. */
    Sum {
        terms = List.copyOf(terms);
    }
}
