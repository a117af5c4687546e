package io.github.backproof.styles;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Gradient;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Parameter;
import io.github.backproof.specs.Size;

/** Weights as heads by d by d/heads; the class holds the number of heads. */
@GradientChecked(LayerKind.SELF_ATTENTION)
public class HeadsFirstAttention {
    @Parameter("query.weight")
    private final double[][][] wq;

    @Gradient("query.weight")
    private final double[][][] dWq;

    @Parameter("key.weight")
    private final double[][][] wk;

    @Gradient("key.weight")
    private final double[][][] dWk;

    @Parameter("value.weight")
    private final double[][][] wv;

    @Gradient("value.weight")
    private final double[][][] dWv;

    @Parameter("output.weight")
    private final double[][][] wo;

    @Gradient("output.weight")
    private final double[][][] dWo;

    @Size(Dimension.HEADS)
    private final int heads;

    private final int wide;
    private double[][] x = {};
    private double[][][] p = {};

    HeadsFirstAttention(@Size(Dimension.FEATURES) int d, @Size(Dimension.HEADS) int heads) {
        if (d % heads != 0) {
            throw new IllegalArgumentException(heads + " heads do not divide " + d + " features.");
        }
        this.heads = heads;
        wide = d / heads;
        wq = new double[heads][d][wide];
        dWq = new double[heads][d][wide];
        wk = new double[heads][d][wide];
        dWk = new double[heads][d][wide];
        wv = new double[heads][d][wide];
        dWv = new double[heads][d][wide];
        wo = new double[heads][wide][d];
        dWo = new double[heads][wide][d];
    }

    double[][] forward(double[][] input) {
        x = input;
        p = new double[heads][][];
        double[][] y = new double[x.length][x[0].length];
        for (int h = 0; h < heads; h++) {
            double[][] q = product(x, wq[h]);
            double[][] k = product(x, wk[h]);
            p[h] = softmax(scaled(product(q, transposed(k)), 1 / Math.sqrt(wide)));
            add(product(product(p[h], product(x, wv[h])), wo[h]), y);
        }
        return y;
    }

    double[][] backward(double[][] dy) {
        double[][] dx = new double[x.length][x[0].length];
        for (int h = 0; h < heads; h++) {
            double[][] v = product(x, wv[h]);
            double[][] dz = product(dy, transposed(wo[h]));
            set(product(transposed(product(p[h], v)), dy), dWo[h]);
            double[][] dv = product(transposed(p[h]), dz);
            double[][] ds = scaled(softmaxBackward(p[h], product(dz, transposed(v))), 1 / Math.sqrt(wide));
            double[][] dq = product(ds, product(x, wk[h]));
            double[][] dk = product(transposed(ds), product(x, wq[h]));
            set(product(transposed(x), dq), dWq[h]);
            set(product(transposed(x), dk), dWk[h]);
            set(product(transposed(x), dv), dWv[h]);
            add(product(dq, transposed(wq[h])), dx);
            add(product(dk, transposed(wk[h])), dx);
            add(product(dv, transposed(wv[h])), dx);
        }
        return dx;
    }

    private static double[][] softmax(double[][] z) {
        return SoftmaxFromOutput.forward(z);
    }

    private static double[][] softmaxBackward(double[][] p, double[][] dp) {
        return SoftmaxFromOutput.backward(p, dp);
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static double[][] transposed(double[][] a) {
        double[][] b = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                b[j][i] = a[i][j];
            }
        }
        return b;
    }

    private static double[][] scaled(double[][] a, double factor) {
        for (double[] row : a) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
        return a;
    }

    private static void add(double[][] a, double[][] sum) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                sum[i][j] += a[i][j];
            }
        }
    }

    private static void set(double[][] a, double[][] to) {
        for (int i = 0; i < a.length; i++) {
            System.arraycopy(a[i], 0, to[i], 0, a[i].length);
        }
    }
}
