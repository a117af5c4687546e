package io.github.backproof.styles;

import static io.github.backproof.specs.GradientUpdate.ACCUMULATE;
import static io.github.backproof.specs.LayerKind.MLP;
import static io.github.backproof.specs.NonLinearity.RELU;
import static io.github.backproof.specs.WeightLayout.OUT_IN;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Gradients;
import io.github.backproof.specs.Parameters;
import io.github.backproof.specs.Size;

/** All parameters in one buffer, all gradients in another, to which backward adds. */
@GradientChecked(value = MLP, activation = RELU, weights = OUT_IN, gradients = ACCUMULATE)
public final class OneBufferMlp {
    @Parameters({"up.weight", "up.bias", "down.weight", "down.bias"})
    private final float[] parameters;

    @Gradients
    private final float[] gradients;

    private final int d;
    private final int hidden;
    private float[] input = {};
    private float[] between = {};

    OneBufferMlp(@Size(Dimension.FEATURES) int d, @Size(Dimension.HIDDEN) int hidden) {
        this.d = d;
        this.hidden = hidden;
        parameters = new float[2 * d * hidden + hidden + d];
        gradients = new float[parameters.length];
    }

    float[] forward(float[] x) {
        input = x;
        between = linear(x, d, hidden, 0);
        float[] active = between.clone();
        for (int i = 0; i < active.length; i++) {
            active[i] = Math.max(active[i], 0);
        }
        return linear(active, hidden, d, down());
    }

    float[] backward(float[] dy) {
        float[] active = between.clone();
        for (int i = 0; i < active.length; i++) {
            active[i] = Math.max(active[i], 0);
        }
        float[] dBetween = linearBackward(active, dy, hidden, d, down());
        for (int i = 0; i < between.length; i++) {
            if (between[i] <= 0) {
                dBetween[i] = 0;
            }
        }
        return linearBackward(input, dBetween, d, hidden, 0);
    }

    private int down() {
        return d * hidden + hidden;
    }

    private float[] linear(float[] x, int in, int out, int at) {
        int rows = x.length / in;
        float[] y = new float[rows * out];
        for (int t = 0; t < rows; t++) {
            for (int o = 0; o < out; o++) {
                float sum = parameters[at + out * in + o];
                for (int i = 0; i < in; i++) {
                    sum += parameters[at + o * in + i] * x[t * in + i];
                }
                y[t * out + o] = sum;
            }
        }
        return y;
    }

    private float[] linearBackward(float[] x, float[] dy, int in, int out, int at) {
        int rows = x.length / in;
        float[] dx = new float[x.length];
        for (int t = 0; t < rows; t++) {
            for (int o = 0; o < out; o++) {
                gradients[at + out * in + o] += dy[t * out + o];
                for (int i = 0; i < in; i++) {
                    gradients[at + o * in + i] += dy[t * out + o] * x[t * in + i];
                    dx[t * in + i] += dy[t * out + o] * parameters[at + o * in + i];
                }
            }
        }
        return dx;
    }
}
