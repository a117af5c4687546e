package io.github.backproof.bench;

import io.github.backproof.subject.Sizes;
import java.util.stream.Collectors;

/**
 * What a try is made of: sizes, and a number from which every value is drawn. Small, so that shrinking finds the smallest
 * shape rather than the smallest entries.
 *
 * @param sizes the sizes of the layer and its input
 * @param number the seed of all values of this case
 */
public record LayerCase(Sizes sizes, long number) {
    @Override
    public String toString() {
        return sizes.extents().entrySet().stream()
                        .map(extent -> extent.getKey().symbol() + " = " + extent.getValue())
                        .collect(Collectors.joining(", "))
                + ", case " + number;
    }
}
