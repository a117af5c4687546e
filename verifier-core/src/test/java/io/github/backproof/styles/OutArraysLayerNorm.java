package io.github.backproof.styles;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.GradientUpdate;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.Input;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Output;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;

/** As in C: everything is an argument, results are arrays to be filled, gradients are added to. */
@GradientChecked(value = LayerKind.LAYER_NORM, gradients = GradientUpdate.ACCUMULATE)
public final class OutArraysLayerNorm {
    private OutArraysLayerNorm() {}

    static void forward(
            @Output float[] out,
            float[] in,
            @Parameter("weight") float[] weight,
            @Parameter("bias") float[] bias,
            @Size(Dimension.FEATURES) int c,
            @Hyper(Hyperparameter.EPSILON) float epsilon) {
        for (int row = 0; row < in.length; row += c) {
            float mean = mean(in, row, c);
            float scale = scale(in, row, c, mean, epsilon);
            for (int i = 0; i < c; i++) {
                out[row + i] = scale * (in[row + i] - mean) * weight[i] + bias[i];
            }
        }
    }

    static void backward(
            @Gradient("input") float[] dIn,
            @Gradient("weight") float[] dWeight,
            @Gradient("bias") float[] dBias,
            float[] dOut,
            @Input float[] in,
            @Parameter("weight") float[] weight,
            @Size(Dimension.FEATURES) int c,
            @Hyper(Hyperparameter.EPSILON) float epsilon) {
        for (int row = 0; row < in.length; row += c) {
            float mean = mean(in, row, c);
            float scale = scale(in, row, c, mean, epsilon);
            float sum = 0;
            float along = 0;
            for (int i = 0; i < c; i++) {
                float normal = scale * (in[row + i] - mean);
                dWeight[i] += dOut[row + i] * normal;
                dBias[i] += dOut[row + i];
                sum += dOut[row + i] * weight[i];
                along += dOut[row + i] * weight[i] * normal;
            }
            for (int i = 0; i < c; i++) {
                float normal = scale * (in[row + i] - mean);
                dIn[row + i] += scale * (dOut[row + i] * weight[i] - (sum + normal * along) / c);
            }
        }
    }

    private static float mean(float[] in, int row, int c) {
        float sum = 0;
        for (int i = 0; i < c; i++) {
            sum += in[row + i];
        }
        return sum / c;
    }

    private static float scale(float[] in, int row, int c, float mean, float epsilon) {
        float sum = 0;
        for (int i = 0; i < c; i++) {
            sum += (in[row + i] - mean) * (in[row + i] - mean);
        }
        return (float) (1 / Math.sqrt(sum / c + epsilon));
    }
}
