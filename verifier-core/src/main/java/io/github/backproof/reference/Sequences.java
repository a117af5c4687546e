package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The sequences of a batch, one below the other in a matrix, of whatever lengths: nothing is padded.
 *
 * @param lengths how many tokens each has; none at all stands for one sequence, however long
 */
public record Sequences(List<Integer> lengths) {
    /** One sequence that takes all rows. */
    public static final Sequences ONE = new Sequences(List.of());

    /** Copies the list. */
    public Sequences {
        lengths = List.copyOf(lengths);
    }

    /** The rows of each sequence. */
    public List<Matrix> split(Matrix all) {
        if (lengths.isEmpty()) {
            return List.of(all);
        }
        List<Matrix> parts = new ArrayList<>();
        int from = 0;
        for (int length : lengths) {
            parts.add(all.rowRange(from, from + length));
            from += length;
        }
        return parts;
    }

    /** The sequences one below the other again. */
    public Matrix join(List<Matrix> parts) {
        return parts.size() == 1 ? parts.get(0) : parts.get(0).above(parts.subList(1, parts.size()));
    }

    /** The place of each row in its own sequence, counted from 0. */
    public int[] positions(int rows) {
        int[] positions = new int[rows];
        int at = 0;
        for (int length : lengths.isEmpty() ? List.of(rows) : lengths) {
            for (int t = 0; t < length; t++) {
                positions[at++] = t;
            }
        }
        return positions;
    }
}
