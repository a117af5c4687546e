package com.example.matrices;

import org.ejml.data.DMatrixRMaj;

/** Two linear layers with x · sigmoid(x) between them. */
public final class SiluMlp {
    final Linear up;
    final Linear down;

    // Kept by forward for backward.
    private DMatrixRMaj hidden = new DMatrixRMaj(0, 0);

    public SiluMlp(int columns, int hiddenColumns) {
        up = new Linear(columns, hiddenColumns);
        down = new Linear(hiddenColumns, columns);
    }

    /** n × columns to the same. */
    public DMatrixRMaj forward(DMatrixRMaj x) {
        hidden = up.forward(x);
        DMatrixRMaj active = hidden.createLike();
        for (int i = 0; i < hidden.getNumElements(); i++) {
            active.set(i, hidden.get(i) * sigmoid(hidden.get(i)));
        }
        return down.forward(active);
    }

    /** The gradient of the output to that of the input, both n × columns. */
    public DMatrixRMaj backward(DMatrixRMaj dy) {
        DMatrixRMaj dActive = down.backward(dy);
        DMatrixRMaj dHidden = dActive.createLike();
        for (int i = 0; i < hidden.getNumElements(); i++) {
            double s = sigmoid(hidden.get(i));
            dHidden.set(i, dActive.get(i) * s * (1 + hidden.get(i) * (1 - s)));
        }
        return up.backward(dHidden);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
