package io.github.backproof.weights;

import java.util.List;

/**
 * A tensor as a file's header describes it.
 *
 * @param name its name
 * @param type how its numbers are stored
 * @param shape its extents; none for a single number
 * @param begin where its bytes begin behind the header
 * @param end where they end
 */
public record StoredTensor(String name, StoredType type, List<Long> shape, long begin, long end) {
    /** Copies the shape. */
    public StoredTensor {
        shape = List.copyOf(shape);
    }

    /** How many numbers it has. */
    public long count() {
        return (end - begin) / type.bytes();
    }
}
