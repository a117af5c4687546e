package io.github.backproof.styles;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import io.github.backproof.styles.CachedLayerNorm.Gradients;
import io.github.backproof.styles.CachedLayerNorm.Result;

/** A layer of one width and one number of tokens; the object behind it holds the parameters. */
@GradientChecked(value = LayerKind.LAYER_NORM, epsilon = 1e-6)
public final class FourTokensLayerNorm {
    @Size(Dimension.TOKENS)
    private static final int TOKENS = 4;

    private final CachedLayerNorm norm = new CachedLayerNorm(5);
    private Result latest = new Result(new double[0][], new double[0][], new double[0]);
    private Gradients gradients = new Gradients(new double[0][], new double[5], new double[5]);

    @Parameter("weight")
    double[] gain() {
        return norm.gain;
    }

    @Gradient("weight")
    double[] gainGradient() {
        return gradients.dWeight();
    }

    @Parameter("bias")
    double[] shift() {
        return norm.shift;
    }

    @Gradient("bias")
    double[] shiftGradient() {
        return gradients.dBias();
    }

    double[][] forward(double[][] x) {
        if (x.length != TOKENS) {
            throw new IllegalArgumentException("There are " + x.length + " tokens, not " + TOKENS + ".");
        }
        latest = norm.forward(x);
        return latest.y();
    }

    double[][] backward(double[][] dy) {
        gradients = norm.backward(latest, dy);
        return gradients.dx();
    }
}
