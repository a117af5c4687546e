package io.github.backproof.bench;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.subject.Sizes;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a try is made of: sizes, the numbers a layer is built with, and a number from which every value is drawn. Small, so that
 * shrinking finds the smallest shape rather than the smallest entries.
 *
 * @param sizes the sizes of the layer and its input
 * @param scalars ε or α, for the kinds that have one
 * @param inputs how the input is drawn
 * @param number the seed of all values of this case
 */
public record LayerCase(Sizes sizes, Map<Hyperparameter, Double> scalars, Inputs inputs, long number) {
    /** Copies the map. */
    public LayerCase {
        Map<Hyperparameter, Double> copy = new EnumMap<>(Hyperparameter.class);
        copy.putAll(scalars);
        scalars = Collections.unmodifiableMap(copy);
    }

    /** The same case with another size, from which everything is drawn anew. */
    public LayerCase with(Dimension dimension, int extent) {
        return new LayerCase(sizes.with(dimension, extent), scalars, inputs, number);
    }

    /** The number for a hyperparameter; 1 for one that does not matter to the layer. */
    public double of(Hyperparameter hyperparameter) {
        return scalars.getOrDefault(hyperparameter, 1.0);
    }

    @Override
    public String toString() {
        Stream<String> extents = sizes.extents().entrySet().stream()
                .map(extent -> extent.getKey().symbol() + " = " + extent.getValue());
        Stream<String> numbers =
                scalars.entrySet().stream().map(scalar -> scalar.getKey().symbol() + " = " + scalar.getValue());
        String drawn = inputs.equals(Inputs.ORDINARY) ? "" : ", X " + inputs;
        return Stream.concat(extents, numbers).collect(Collectors.joining(", ")) + drawn + ", case " + number;
    }
}
