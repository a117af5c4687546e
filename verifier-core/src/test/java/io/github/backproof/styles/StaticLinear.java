package io.github.backproof.styles;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Input;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;

/** Functions only: parameters are arguments, gradients are what backward returns. */
@GradientChecked(LayerKind.LINEAR)
public final class StaticLinear {
    private StaticLinear() {}

    record Gradients(float[][] x, float[][] weight, float[] bias) {}

    static float[][] forward(float[][] x, @Parameter("weight") float[][] w, @Parameter("bias") float[] b) {
        float[][] y = new float[x.length][b.length];
        for (int t = 0; t < x.length; t++) {
            for (int o = 0; o < b.length; o++) {
                float sum = b[o];
                for (int i = 0; i < w.length; i++) {
                    sum += x[t][i] * w[i][o];
                }
                y[t][o] = sum;
            }
        }
        return y;
    }

    static Gradients backward(@Input float[][] x, float[][] dy, @Parameter("weight") float[][] w) {
        int out = w[0].length;
        Gradients d = new Gradients(new float[x.length][w.length], new float[w.length][out], new float[out]);
        for (int t = 0; t < x.length; t++) {
            for (int o = 0; o < out; o++) {
                d.bias[o] += dy[t][o];
                for (int i = 0; i < w.length; i++) {
                    d.x[t][i] += dy[t][o] * w[i][o];
                    d.weight[i][o] += dy[t][o] * x[t][i];
                }
            }
        }
        return d;
    }
}
