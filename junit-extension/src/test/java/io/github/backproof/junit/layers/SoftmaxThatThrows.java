package io.github.backproof.junit.layers;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;

/** A softmax that is not written yet. */
@GradientChecked(LayerKind.SOFTMAX)
public final class SoftmaxThatThrows {
    /** Not there yet. */
    public double[][] forward(double[][] z) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Never reached. */
    public double[][] backward(double[][] delta) {
        return delta;
    }
}
