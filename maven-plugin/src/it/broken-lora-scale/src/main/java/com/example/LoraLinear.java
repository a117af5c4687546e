package com.example;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LoraScale;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;

/** A frozen linear layer without bias beside a low-rank adapter. Weights are in × out, T tokens are rows. */
@GradientChecked(value = LayerKind.LORA_LINEAR, loraScale = LoraScale.ALPHA_OVER_R)
public final class LoraLinear {
    @Parameter("weight")
    private final float[][] weight; // (in, out)

    @Parameter("down")
    private final float[][] down; // (in, r)

    @Gradient("down")
    private final float[][] dDown; // (in, r)

    @Parameter("up")
    private final float[][] up; // (r, out)

    @Gradient("up")
    private final float[][] dUp; // (r, out)

    private final float scale;

    private float[][] x; // (T, in)

    public LoraLinear(
            @Size(Dimension.INPUTS) int in,
            @Size(Dimension.OUTPUTS) int out,
            @Size(Dimension.RANK) int rank,
            @Hyper(Hyperparameter.LORA_ALPHA) float alpha) {
        weight = new float[in][out];
        down = new float[in][rank];
        dDown = new float[in][rank];
        up = new float[rank][out];
        dUp = new float[rank][out];
        // The mistake: it is not divided by the rank.
        scale = alpha;
    }

    /** (T, in) to (T, out). */
    public float[][] forward(float[][] x) {
        this.x = x;
        float[][] y = times(x, weight);
        add(y, scale, times(times(x, down), up));
        return y;
    }

    /** The gradient of the output (T, out) to that of the input (T, in). */
    public float[][] backward(float[][] dy) {
        float[][] dReduced = times(dy, transposed(up));
        replace(dDown, scale, times(transposed(x), dReduced));
        replace(dUp, scale, times(transposed(times(x, down)), dy));
        float[][] dx = times(dy, transposed(weight));
        add(dx, scale, times(dReduced, transposed(down)));
        return dx;
    }

    private static float[][] times(float[][] a, float[][] b) {
        float[][] product = new float[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[k].length; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private static float[][] transposed(float[][] a) {
        float[][] result = new float[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                result[j][i] = a[i][j];
            }
        }
        return result;
    }

    private static void add(float[][] target, float factor, float[][] values) {
        for (int i = 0; i < target.length; i++) {
            for (int j = 0; j < target[i].length; j++) {
                target[i][j] += factor * values[i][j];
            }
        }
    }

    private static void replace(float[][] target, float factor, float[][] values) {
        for (int i = 0; i < target.length; i++) {
            for (int j = 0; j < target[i].length; j++) {
                target[i][j] = factor * values[i][j];
            }
        }
    }
}
