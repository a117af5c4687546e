package com.example.gpt;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import java.util.Arrays;

/** Divides each token by the root mean square of its channels. N is batch · time, C channels. */
@GradientChecked(LayerKind.RMS_NORM)
public final class RmsNorm {
    private final int channels;
    private final float epsilon;

    @Parameter("weight")
    private final float[] gain; // (C)

    @Gradient("weight")
    private final float[] dGain; // (C), of the latest backward alone

    // Kept by forward for backward.
    private float[] unit; // (N, C), before the gain
    private float[] shrink; // (N), one over the root mean square

    public RmsNorm(@Size(Dimension.FEATURES) int channels, @Hyper(Hyperparameter.EPSILON) float epsilon) {
        this.channels = channels;
        this.epsilon = epsilon;
        gain = new float[channels];
        dGain = new float[channels];
        Arrays.fill(gain, 1f);
    }

    /** (N, C) to (N, C). */
    public float[] forward(float[] x) {
        int tokens = x.length / channels;
        shrink = new float[tokens];
        unit = new float[x.length];
        float[] y = new float[x.length];
        for (int token = 0; token < tokens; token++) {
            shrink[token] = 1f / (float) Math.sqrt(meanSquare(x, token) + epsilon);
            for (int c = 0; c < channels; c++) {
                int at = token * channels + c;
                unit[at] = x[at] * shrink[token];
                y[at] = unit[at] * gain[c];
            }
        }
        return y;
    }

    /** The gradient of the output to that of the input, both (N, C). */
    public float[] backward(float[] dy) {
        Arrays.fill(dGain, 0f);
        float[] dx = new float[dy.length];
        for (int token = 0; token < shrink.length; token++) {
            // A token that grows as a whole comes out the same: its own direction is taken off.
            float along = 0f;
            for (int c = 0; c < channels; c++) {
                int at = token * channels + c;
                dGain[c] += dy[at] * unit[at];
                along += dy[at] * gain[c] * unit[at];
            }
            along /= channels;
            for (int c = 0; c < channels; c++) {
                int at = token * channels + c;
                dx[at] = shrink[token] * (dy[at] * gain[c] - along * unit[at]);
            }
        }
        return dx;
    }

    private float meanSquare(float[] x, int token) {
        float sum = 0f;
        for (int c = 0; c < channels; c++) {
            float value = x[token * channels + c];
            sum += value * value;
        }
        return sum / channels;
    }
}
