package io.github.backproof.styles;

import io.github.backproof.specs.Backward;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Forward;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import java.nio.FloatBuffer;

/** Methods of other names, and buffers behind getters. */
@GradientChecked(LayerKind.RMS_NORM)
public final class GetterRmsNorm {
    private final FloatBuffer gain;
    private final FloatBuffer gainGradient;
    private final float epsilon;
    private FloatBuffer input = FloatBuffer.allocate(0);

    GetterRmsNorm(@Size(Dimension.FEATURES) int d, @Hyper(Hyperparameter.EPSILON) float epsilon) {
        gain = FloatBuffer.allocate(d);
        gainGradient = FloatBuffer.allocate(d);
        this.epsilon = epsilon;
    }

    @Parameter("weight")
    FloatBuffer gain() {
        return gain;
    }

    @Gradient("weight")
    FloatBuffer gainGradient() {
        return gainGradient;
    }

    @Forward
    FloatBuffer apply(FloatBuffer x) {
        int d = gain.limit();
        input = x;
        FloatBuffer y = FloatBuffer.allocate(x.limit());
        for (int row = 0; row < x.limit(); row += d) {
            float root = root(row);
            for (int i = 0; i < d; i++) {
                y.put(row + i, x.get(row + i) / root * gain.get(i));
            }
        }
        return y;
    }

    @Backward
    FloatBuffer applyBackward(FloatBuffer dy) {
        int d = gain.limit();
        FloatBuffer dx = FloatBuffer.allocate(dy.limit());
        for (int i = 0; i < d; i++) {
            gainGradient.put(i, 0);
        }
        for (int row = 0; row < dy.limit(); row += d) {
            float root = root(row);
            float along = 0;
            for (int i = 0; i < d; i++) {
                float normal = input.get(row + i) / root;
                gainGradient.put(i, gainGradient.get(i) + dy.get(row + i) * normal);
                along += dy.get(row + i) * gain.get(i) * normal;
            }
            for (int i = 0; i < d; i++) {
                float normal = input.get(row + i) / root;
                dx.put(row + i, (dy.get(row + i) * gain.get(i) - normal * along / d) / root);
            }
        }
        return dx;
    }

    private float root(int row) {
        float sum = 0;
        for (int i = 0; i < gain.limit(); i++) {
            sum += input.get(row + i) * input.get(row + i);
        }
        return (float) Math.sqrt(sum / gain.limit() + epsilon);
    }
}
