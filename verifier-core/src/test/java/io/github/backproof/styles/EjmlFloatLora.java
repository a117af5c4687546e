package io.github.backproof.styles;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyper;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import org.ejml.data.FMatrixRMaj;

/** A static method makes the layer; its matrices are EJML's of float. */
@GradientChecked(LayerKind.LORA_LINEAR)
public final class EjmlFloatLora {
    @Parameter("weight")
    private final FMatrixRMaj weight;

    @Parameter("down")
    private final FMatrixRMaj down;

    @Gradient("down")
    private FMatrixRMaj dDown;

    @Parameter("up")
    private final FMatrixRMaj up;

    @Gradient("up")
    private FMatrixRMaj dUp;

    private final float alpha;
    private FMatrixRMaj input = new FMatrixRMaj(0, 0);

    private EjmlFloatLora(FMatrixRMaj weight, int rank, float alpha) {
        this.weight = weight;
        this.alpha = alpha;
        down = new FMatrixRMaj(weight.numRows, rank);
        dDown = down.copy();
        up = new FMatrixRMaj(rank, weight.numCols);
        dUp = up.copy();
    }

    static EjmlFloatLora of(
            @Size(Dimension.INPUTS) int in,
            @Size(Dimension.OUTPUTS) int out,
            @Size(Dimension.RANK) int rank,
            @Hyper(Hyperparameter.LORA_ALPHA) float alpha) {
        return new EjmlFloatLora(new FMatrixRMaj(in, out), rank, alpha);
    }

    FMatrixRMaj forward(FMatrixRMaj x) {
        input = x;
        return sum(product(x, weight), alpha, product(product(x, down), up));
    }

    FMatrixRMaj backward(FMatrixRMaj dy) {
        FMatrixRMaj dLow = sum(new FMatrixRMaj(dy.numRows, up.numRows), alpha, product(dy, transposed(up)));
        FMatrixRMaj low = product(input, down);
        dUp = sum(new FMatrixRMaj(up.numRows, up.numCols), alpha, product(transposed(low), dy));
        dDown = product(transposed(input), dLow);
        return sum(product(dy, transposed(weight)), 1, product(dLow, transposed(down)));
    }

    private static FMatrixRMaj product(FMatrixRMaj a, FMatrixRMaj b) {
        FMatrixRMaj c = new FMatrixRMaj(a.numRows, b.numCols);
        for (int i = 0; i < a.numRows; i++) {
            for (int j = 0; j < b.numCols; j++) {
                float sum = 0;
                for (int k = 0; k < a.numCols; k++) {
                    sum += a.get(i, k) * b.get(k, j);
                }
                c.set(i, j, sum);
            }
        }
        return c;
    }

    private static FMatrixRMaj transposed(FMatrixRMaj a) {
        FMatrixRMaj b = new FMatrixRMaj(a.numCols, a.numRows);
        for (int i = 0; i < a.numRows; i++) {
            for (int j = 0; j < a.numCols; j++) {
                b.set(j, i, a.get(i, j));
            }
        }
        return b;
    }

    private static FMatrixRMaj sum(FMatrixRMaj a, float factor, FMatrixRMaj b) {
        FMatrixRMaj c = new FMatrixRMaj(a.numRows, a.numCols);
        for (int i = 0; i < a.getNumElements(); i++) {
            c.data[i] = a.data[i] + factor * b.data[i];
        }
        return c;
    }
}
