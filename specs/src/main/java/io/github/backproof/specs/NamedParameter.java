package io.github.backproof.specs;

import java.util.Optional;

/**
 * A parameter of a {@link Layer} and its gradient, as live views of the layer's own storage.
 *
 * @param name the name that the {@link LayerKind} gives it
 * @param values where the parameter is read and written
 * @param gradient where its gradient is read and cleared; empty for a frozen parameter
 */
public record NamedParameter(String name, View values, Optional<View> gradient) {

    /** A place that holds a tensor. */
    public interface View {
        /** The values that are there now. */
        Tensor read();

        /** The precision the values are stored in; {@code INFERRED} when the view does not know. */
        default DeclaredPrecision precision() {
            return DeclaredPrecision.INFERRED;
        }

        /** Replaces them. The shape is the one that {@link #read()} returns. */
        void write(Tensor values);
    }

    /** A trained parameter. */
    public static NamedParameter trained(String name, View values, View gradient) {
        return new NamedParameter(name, values, Optional.of(gradient));
    }

    /** A trained parameter that lies in one buffer, with its gradient at the same place in another. */
    public static NamedParameter trained(String name, float[] values, float[] gradients, int offset, int... shape) {
        return trained(name, view(values, offset, shape), view(gradients, offset, shape));
    }

    /** A trained parameter that lies in one buffer, with its gradient at the same place in another. */
    public static NamedParameter trained(String name, double[] values, double[] gradients, int offset, int... shape) {
        return trained(name, view(values, offset, shape), view(gradients, offset, shape));
    }

    /** A parameter without a gradient. */
    public static NamedParameter frozen(String name, View values) {
        return new NamedParameter(name, values, Optional.empty());
    }

    /** The run of a {@code float[]} that starts at an offset and fills the shape row by row. */
    public static View view(float[] buffer, int offset, int... shape) {
        return new ArrayView.Floats(buffer, offset, shape.clone());
    }

    /** The run of a {@code double[]} that starts at an offset and fills the shape row by row. */
    public static View view(double[] buffer, int offset, int... shape) {
        return new ArrayView.Doubles(buffer, offset, shape.clone());
    }
}
