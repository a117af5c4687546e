package com.example;

import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;

/** Layers that throw or return what is none. */
final class Fails {
    private Fails() {}

    /** Throws always. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class Throws {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            if (z.length > 0) {
                throw new IllegalStateException("not yet");
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Throws in a corner. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ThrowsForOneToken {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            if (z.length == 1) {
                throw new IllegalArgumentException("one token is not enough");
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Throws what nobody catches. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ThrowsAnError {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            if (z.length == 1) {
                throw new AssertionError("impossible");
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** The message of its exception throws. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ThrowsWhatThrows {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            if (z.length > 0) {
                throw new RuntimeException() {
                    @Override
                    public String getMessage() {
                        throw new IllegalStateException("no message either");
                    }
                };
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Calls itself for ever. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class OverflowsTheStack {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            if (z.length > 0) {
                return forward(z);
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Does so from two tokens on, but not in the smallest case. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class OverflowsTheStackLater {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            if (z[0].length == 2) {
                return forward(z);
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Throws that error by itself. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ClaimsThatMemoryIsFull {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            if (z.length == 1) {
                throw new OutOfMemoryError("so it says");
            }
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Returns nothing. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ReturnsNull {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return null;
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Returns nothing in a corner. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ReturnsNullForOneToken {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return z.length == 1 ? null : softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Rows that are not there. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ReturnsNullRows {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return new double[z.length][];
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Forgets the end of a long input. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ReturnsTooFewRows {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return java.util.Arrays.copyOf(softmax.forward(z), Math.min(z.length, 4));
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Returns rows that are too long. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ReturnsTooManyColumns {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            double[][] y = softmax.forward(z);
            for (int t = 0; t < y.length; t++) {
                y[t] = java.util.Arrays.copyOf(y[t], y[t].length + 1);
            }
            return y;
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** Zero through zero. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ReturnsNoNumbers {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            double[][] y = softmax.forward(z);
            y[0][0] += 0.0 / (z.length - z.length);
            return y;
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }

    /** A gradient beyond all numbers. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ReturnsInfinity {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            return softmax.forward(z);
        }

        public double[][] backward(double[][] delta) {
            double[][] dz = softmax.backward(delta);
            dz[0][0] = Double.POSITIVE_INFINITY;
            return dz;
        }
    }

    /** Numbers so small that they have lost their digits. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class ReturnsDenormals {
        private final Softmax softmax = new Softmax();

        public double[][] forward(double[][] z) {
            double[][] y = softmax.forward(z);
            for (double[] row : y) {
                for (int i = 0; i < row.length; i++) {
                    row[i] *= Double.MIN_NORMAL / 8;
                }
            }
            return y;
        }

        public double[][] backward(double[][] delta) {
            return softmax.backward(delta);
        }
    }
}
