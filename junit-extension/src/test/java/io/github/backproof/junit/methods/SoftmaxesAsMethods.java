package io.github.backproof.junit.methods;

import io.github.backproof.junit.layers.RowSoftmax;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Size;

/** A softmax of any width and one of a single width, made by methods. */
public final class SoftmaxesAsMethods {
    private SoftmaxesAsMethods() {}

    /** Of any width. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static RowSoftmax right() {
        return new RowSoftmax();
    }

    /** Of three features. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static OfThree ofThree() {
        return new OfThree(new RowSoftmax());
    }

    /** A softmax that refuses other widths than three. */
    public record OfThree(RowSoftmax softmax) {
        /** Its width. */
        @Size(Dimension.FEATURES)
        public int width() {
            return 3;
        }

        /** Each row's softmax. */
        public double[][] forward(double[][] z) {
            if (z[0].length != width()) {
                throw new IllegalArgumentException("A row has " + z[0].length + " entries, not 3.");
            }
            return softmax.forward(z);
        }

        /** P ∘ (Δ − (Δ ⊖ P)1ᵗ). */
        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }
}
