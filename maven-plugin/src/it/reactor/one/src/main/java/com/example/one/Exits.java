package com.example.one;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;

/** A layer whose backward exits now and then. */
@GradientChecked(LayerKind.SOFTMAX)
public final class Exits {
    private static int calls;
    private final Softmax softmax = new Softmax();

    public double[][] forward(double[][] z) {
        return softmax.forward(z);
    }

    public double[][] backward(double[][] delta) {
        if (++calls == 50) {
            System.exit(0);
        }
        return softmax.backward(delta);
    }
}
