package io.github.backproof.styles;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Input;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.NonLinearity;

/** A batch of sequences, and a backward that is given the input again, after the error. */
@GradientChecked(value = LayerKind.ACTIVATION, activation = NonLinearity.SILU)
public final class BatchedActivation {
    private BatchedActivation() {}

    static float[][][] forward(float[][][] x) {
        float[][][] y = new float[x.length][x[0].length][x[0][0].length];
        for (int b = 0; b < x.length; b++) {
            for (int t = 0; t < x[b].length; t++) {
                for (int i = 0; i < x[b][t].length; i++) {
                    y[b][t][i] = x[b][t][i] * sigmoid(x[b][t][i]);
                }
            }
        }
        return y;
    }

    static float[][][] backward(float[][][] dy, @Input float[][][] x) {
        float[][][] dx = new float[x.length][x[0].length][x[0][0].length];
        for (int b = 0; b < x.length; b++) {
            for (int t = 0; t < x[b].length; t++) {
                for (int i = 0; i < x[b][t].length; i++) {
                    float s = sigmoid(x[b][t][i]);
                    dx[b][t][i] = dy[b][t][i] * (s + x[b][t][i] * s * (1 - s));
                }
            }
        }
        return dx;
    }

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }
}
