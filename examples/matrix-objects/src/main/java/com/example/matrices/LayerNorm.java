package com.example.matrices;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;
import org.ejml.data.DMatrixRMaj;

/** Normalises each row to mean 0 and variance 1, then scales and shifts each column. */
@GradientChecked(LayerKind.LAYER_NORM)
public final class LayerNorm {
    private static final double EPSILON = 1e-5;

    @Parameter("weight")
    private final DMatrixRMaj gain; // 1 × columns

    @Gradient("weight")
    private final DMatrixRMaj gainGradient; // of the latest backward alone

    @Parameter("bias")
    private final DMatrixRMaj shift; // 1 × columns

    @Gradient("bias")
    private final DMatrixRMaj shiftGradient; // of the latest backward alone

    // Kept by forward for backward.
    private DMatrixRMaj normal = new DMatrixRMaj(0, 0);
    private DMatrixRMaj deviations = new DMatrixRMaj(0, 0); // n × 1

    public LayerNorm(@Size(Dimension.FEATURES) int columns) {
        gain = new DMatrixRMaj(1, columns);
        gain.fill(1);
        gainGradient = new DMatrixRMaj(1, columns);
        shift = new DMatrixRMaj(1, columns);
        shiftGradient = new DMatrixRMaj(1, columns);
    }

    /** n × columns to the same. */
    public DMatrixRMaj forward(DMatrixRMaj x) {
        normal = new DMatrixRMaj(x.numRows, x.numCols);
        deviations = new DMatrixRMaj(x.numRows, 1);
        DMatrixRMaj y = new DMatrixRMaj(x.numRows, x.numCols);
        for (int row = 0; row < x.numRows; row++) {
            normalise(x, row);
            for (int i = 0; i < x.numCols; i++) {
                y.set(row, i, normal.get(row, i) * gain.get(i) + shift.get(i));
            }
        }
        return y;
    }

    /** The gradient of the output to that of the input, both n × columns. */
    public DMatrixRMaj backward(DMatrixRMaj dy) {
        gainGradient.zero();
        shiftGradient.zero();
        DMatrixRMaj dx = new DMatrixRMaj(dy.numRows, dy.numCols);
        for (int row = 0; row < dy.numRows; row++) {
            for (int i = 0; i < dy.numCols; i++) {
                gainGradient.plus(i, dy.get(row, i) * normal.get(row, i));
                shiftGradient.plus(i, dy.get(row, i));
            }
            inputGradient(row, dy, dx);
        }
        return dx;
    }

    private void normalise(DMatrixRMaj x, int row) {
        double mean = 0;
        for (int i = 0; i < x.numCols; i++) {
            mean += x.get(row, i) / x.numCols;
        }
        double variance = 0;
        for (int i = 0; i < x.numCols; i++) {
            double centred = x.get(row, i) - mean;
            normal.set(row, i, centred);
            variance += centred * centred / x.numCols;
        }
        double deviation = Math.sqrt(variance + EPSILON);
        deviations.set(row, 0, deviation);
        for (int i = 0; i < x.numCols; i++) {
            normal.set(row, i, normal.get(row, i) / deviation);
        }
    }

    private void inputGradient(int row, DMatrixRMaj dy, DMatrixRMaj dx) {
        // What reaches x through the row's mean and through its deviation.
        double throughMean = 0;
        double throughDeviation = 0;
        for (int i = 0; i < dy.numCols; i++) {
            double d = dy.get(row, i) * gain.get(i);
            throughMean += d / dy.numCols;
            throughDeviation += d * normal.get(row, i) / dy.numCols;
        }
        for (int i = 0; i < dy.numCols; i++) {
            double d = dy.get(row, i) * gain.get(i);
            dx.set(row, i, (d - throughMean - normal.get(row, i) * throughDeviation) / deviations.get(row, 0));
        }
    }
}
