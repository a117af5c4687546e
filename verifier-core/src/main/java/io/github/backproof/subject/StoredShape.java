package io.github.backproof.subject;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.WeightLayout;
import java.util.List;

/**
 * The shape of a parameter as its author stores it.
 *
 * @param spec the parameter
 * @param layout how its author stores weight matrices
 * @param rows rows as stored; 1 for a vector
 * @param columns columns as stored
 */
record StoredShape(ParameterSpec spec, WeightLayout layout, int rows, int columns) {
    static StoredShape of(ParameterSpec spec, WeightLayout layout, Sizes sizes) {
        return isTransposed(spec, layout)
                ? new StoredShape(spec, layout, sizes.columns(spec), sizes.rows(spec))
                : new StoredShape(spec, layout, sizes.rows(spec), sizes.columns(spec));
    }

    private static boolean isTransposed(ParameterSpec spec, WeightLayout layout) {
        return spec.isWeightMatrix() && layout == WeightLayout.OUT_IN;
    }

    /** Whether rows and columns are those of the kind, exchanged. */
    boolean isTransposed() {
        return isTransposed(spec, layout);
    }

    int size() {
        return rows * columns;
    }

    /** The dimensions of a parameter in the order in which they are stored. */
    static List<Dimension> dimensions(ParameterSpec spec, WeightLayout layout) {
        List<Dimension> shape = spec.shape();
        return isTransposed(spec, layout) ? List.of(shape.get(1), shape.get(0)) : shape;
    }

    /** Such as {@code 4 by 6 (f_in by f_out)}. */
    String described() {
        List<String> symbols =
                dimensions(spec, layout).stream().map(Dimension::symbol).toList();
        String extents = spec.isMatrix() ? rows + " by " + columns : columns + "";
        return extents + " (" + String.join(" by ", symbols) + ")";
    }
}
