package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The key-value cache of one attention layer: what later tokens need of earlier ones (§3.1).
 *
 * @param keys per key-value head, n by d_ρ
 * @param values per key-value head, n by d_h
 */
public record KeyValues(List<Matrix> keys, List<Matrix> values) {
    /** Before the first token. */
    public static final KeyValues NONE = new KeyValues(List.of(), List.of());

    /** Copies the lists. */
    public KeyValues {
        keys = List.copyOf(keys);
        values = List.copyOf(values);
    }

    /** How many tokens have been seen. */
    public int tokens() {
        return keys.isEmpty() ? 0 : keys.get(0).rows();
    }

    /** With those of the next tokens, per key-value head. */
    KeyValues and(List<Matrix> nextKeys, List<Matrix> nextValues) {
        return keys.isEmpty()
                ? new KeyValues(nextKeys, nextValues)
                : new KeyValues(below(keys, nextKeys), below(values, nextValues));
    }

    private static List<Matrix> below(List<Matrix> seen, List<Matrix> next) {
        return IntStream.range(0, seen.size())
                .mapToObj(j -> seen.get(j).above(next.get(j)))
                .toList();
    }
}
