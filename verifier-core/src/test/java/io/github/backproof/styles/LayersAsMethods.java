package io.github.backproof.styles;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.NamedParameter;
import io.github.backproof.specs.Size;
import io.github.backproof.specs.Tensor;
import java.util.Arrays;
import java.util.List;

/** Layers that methods of a test class make: an adapter, and an annotated layer of one shape. */
public final class LayersAsMethods {
    private LayersAsMethods() {}

    @GradientChecked(LayerKind.LINEAR)
    static Layer linear(@Size(Dimension.INPUTS) int in, @Size(Dimension.OUTPUTS) int out) {
        return new Linear(new float[in * out], new float[in * out], in, out);
    }

    @GradientChecked(LayerKind.SELF_ATTENTION)
    static HeadsFirstAttention sixFeaturesTwoHeads() {
        return new HeadsFirstAttention(6, 2);
    }

    private record Linear(float[] w, float[] dw, int in, int out, float[][] latest) implements Layer {
        Linear(float[] w, float[] dw, int in, int out) {
            this(w, dw, in, out, new float[1][]);
        }

        @Override
        public Tensor forward(Tensor input) {
            latest[0] = input.toFloats();
            float[] y = new float[input.rows() * out];
            for (int at = 0; at < y.length; at++) {
                for (int i = 0; i < in; i++) {
                    y[at] += latest[0][at / out * in + i] * w[i * out + at % out];
                }
            }
            return Tensor.of(y, input.rows(), out);
        }

        @Override
        public Tensor backward(Tensor outputGradient) {
            float[] dy = outputGradient.toFloats();
            float[] dx = new float[outputGradient.rows() * in];
            Arrays.fill(dw, 0);
            for (int at = 0; at < dy.length; at++) {
                for (int i = 0; i < in; i++) {
                    dx[at / out * in + i] += dy[at] * w[i * out + at % out];
                    dw[i * out + at % out] += dy[at] * latest[0][at / out * in + i];
                }
            }
            return Tensor.of(dx, outputGradient.rows(), in);
        }

        @Override
        public List<NamedParameter> parameters() {
            return List.of(NamedParameter.trained("weight", w, dw, 0, in, out));
        }
    }
}
