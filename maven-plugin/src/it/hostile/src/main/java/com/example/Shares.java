package com.example;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;

/** Layers that are not apart from what is around them. */
final class Shares {
    private Shares() {}

    /** One softmax for all instances. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class SharesItsState {
        private static final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Another scale on every other thread. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class KnowsItsThread {
        private static final ThreadLocal<Double> SCALE =
                ThreadLocal.withInitial(() -> Thread.currentThread().getName().equals("main") ? 1.0 : 2.0);
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            double[][] y = softmax.forward(z);
            for (double[] row : y) {
                row[0] *= SCALE.get();
            }
            return y;
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Gives back the array that it got. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class WorksInPlace {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            double[][] y = softmax.forward(z);
            for (int t = 0; t < z.length; t++) {
                System.arraycopy(y[t], 0, z[t], 0, z[t].length);
            }
            return z;
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** The same in backward. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class WorksInPlaceOnTheWayBack {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            double[][] dz = softmax.backward(delta);
            for (int t = 0; t < delta.length; t++) {
                System.arraycopy(dz[t], 0, delta[t], 0, delta[t].length);
            }
            return delta;
        }
    }

    /** Backward needs room. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ChangesItsOutputLater {
        private double[][] y = new double[0][];
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            y = softmax.forward(z);
            return y;
        }

        public double[][] backward(double[][] delta) {
            y[0][0] = -1;
            return softmax.backward(delta);
        }
    }

    /** The same, elsewhere. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ChangesItsInputLater {
        private double[][] x = new double[0][];
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            x = z;
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            x[0][0] = -1;
            return softmax.backward(delta);
        }
    }

    /** Another result every time. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class RollsDice {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            double[][] y = softmax.forward(z);
            y[0][0] += Math.random();
            return y;
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** The more often it is called the more it gives. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class RemembersEarlierCalls {
        private static int calls;
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            double[][] y = softmax.forward(z);
            y[0][0] += ++calls;
            return y;
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }
}
