package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.ParameterSpec;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The sizes drawn for one layer and its input.
 *
 * @param extents every dimension that the layer's kind uses, and {@code TOKENS}
 */
public record Sizes(Map<Dimension, Integer> extents) {
    /** Copies the map. */
    public Sizes {
        Map<Dimension, Integer> copy = new EnumMap<>(Dimension.class);
        copy.putAll(extents);
        extents = Collections.unmodifiableMap(copy);
    }

    /** The extent of a dimension; 1 for one that does not matter to the layer. */
    public int of(Dimension dimension) {
        return switch (dimension) {
            case KEY_VALUE_HEADS -> extents.getOrDefault(dimension, of(Dimension.HEADS));
            case KEY_VALUE_FEATURES -> of(Dimension.FEATURES) * of(Dimension.KEY_VALUE_HEADS) / of(Dimension.HEADS);
            default -> extents.getOrDefault(dimension, 1);
        };
    }

    /** d_ρ = d_h = d/n_h. */
    public int headWidth() {
        return of(Dimension.FEATURES) / of(Dimension.HEADS);
    }

    /** The rows of the input: the tokens of all sequences. */
    public int inputRows() {
        return of(Dimension.BATCH) * of(Dimension.TOKENS);
    }

    /** The rows of the output: one for a loss. */
    public int outputRows(LayerKind kind) {
        return kind.isLoss() ? 1 : inputRows();
    }

    /** These sizes with another extent for one dimension. */
    public Sizes with(Dimension dimension, int extent) {
        Map<Dimension, Integer> changed = new EnumMap<>(Dimension.class);
        changed.putAll(extents);
        changed.put(dimension, extent);
        return new Sizes(changed);
    }

    /** These sizes with others for some dimensions. */
    public Sizes with(Map<Dimension, Integer> others) {
        Map<Dimension, Integer> changed = new EnumMap<>(Dimension.class);
        changed.putAll(extents);
        changed.putAll(others);
        return new Sizes(changed);
    }

    /** Such as {@code n_T = 5, d = 24, n_h = 4}. */
    public String described() {
        return extents.entrySet().stream()
                .map(extent -> extent.getKey().symbol() + " = " + extent.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Rows of a parameter seen as a matrix: 1 for a vector. */
    public int rows(ParameterSpec spec) {
        return spec.isMatrix() ? of(spec.shape().get(0)) : 1;
    }

    /** Columns of a parameter seen as a matrix. */
    public int columns(ParameterSpec spec) {
        return of(spec.shape().get(spec.shape().size() - 1));
    }
}
