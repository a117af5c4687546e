package com.example;

import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Size;

/** Layer norms that are wrong, each in a way of its own. */
final class Mistakes {
    private Mistakes() {}

    /** Forgets that x moves the mean. */
    @GradientChecked(LayerKind.LAYER_NORM)
    public static final class ForgetsTheMean extends LayerNorm {
        public ForgetsTheMean(@Size(Dimension.FEATURES) int d) {
            super(d);
        }

        @Override
        protected double[] inputGradient(double[] h, double[] xHat, double s) {
            return inputGradient(h, xHat, s, 0, 1);
        }
    }

    /** Adds the gradient of the bias to that of earlier calls. */
    @GradientChecked(LayerKind.LAYER_NORM)
    public static final class AddsUp extends LayerNorm {
        public AddsUp(@Size(Dimension.FEATURES) int d) {
            super(d);
        }

        @Override
        protected void biasGradient(double[][] delta) {
            for (double[] row : delta) {
                for (int i = 0; i < row.length; i++) {
                    db[i] += row[i];
                }
            }
        }
    }

    /** Forgets that x moves the mean, and the gradient of the weight without x̂. */
    @GradientChecked(LayerKind.LAYER_NORM)
    public static final class MakesTwoMistakes extends LayerNorm {
        public MakesTwoMistakes(@Size(Dimension.FEATURES) int d) {
            super(d);
        }

        @Override
        protected double[] inputGradient(double[] h, double[] xHat, double s) {
            return inputGradient(h, xHat, s, 0, 1);
        }

        @Override
        protected void weightGradient(double[][] delta) {
            biasGradient(delta);
            System.arraycopy(db, 0, dw, 0, dw.length);
        }
    }

    /** Forgets that x moves the mean, and something of its own in the gradient of the bias. */
    @GradientChecked(LayerKind.LAYER_NORM)
    public static final class IsKnownInPart extends LayerNorm {
        public IsKnownInPart(@Size(Dimension.FEATURES) int d) {
            super(d);
        }

        @Override
        protected double[] inputGradient(double[] h, double[] xHat, double s) {
            return inputGradient(h, xHat, s, 0, 1);
        }

        @Override
        protected void biasGradient(double[][] delta) {
            super.biasGradient(delta);
            for (int i = 0; i < db.length; i++) {
                db[i] = Math.sin(db[i]);
            }
        }
    }

    /** Counts the last term three times. */
    @GradientChecked(LayerKind.LAYER_NORM)
    public static final class CountsATermThreeTimes extends LayerNorm {
        public CountsATermThreeTimes(@Size(Dimension.FEATURES) int d) {
            super(d);
        }

        @Override
        protected double[] inputGradient(double[] h, double[] xHat, double s) {
            return inputGradient(h, xHat, s, 1, 3);
        }
    }

    /** Writes each row from its end. */
    @GradientChecked(LayerKind.LAYER_NORM)
    public static final class WritesBackwards extends LayerNorm {
        public WritesBackwards(@Size(Dimension.FEATURES) int d) {
            super(d);
        }

        @Override
        protected double[] inputGradient(double[] h, double[] xHat, double s) {
            double[] right = super.inputGradient(h, xHat, s);
            double[] dx = new double[right.length];
            for (int i = 0; i < dx.length; i++) {
                dx[i] = right[dx.length - 1 - i];
            }
            return dx;
        }
    }

    /** Takes the variance from the mean of the squares, which cancels. */
    @GradientChecked(LayerKind.LAYER_NORM)
    public static final class Cancels extends LayerNorm {
        public Cancels(@Size(Dimension.FEATURES) int d) {
            super(d);
        }

        @Override
        protected double variance(double[] x, double mean) {
            double squares = 0;
            for (double value : x) {
                squares += value * value;
            }
            return Math.max(0, squares / x.length - mean * mean);
        }
    }

    /** Something that no one would know. */
    @GradientChecked(LayerKind.LAYER_NORM)
    public static final class IsUnknown extends LayerNorm {
        public IsUnknown(@Size(Dimension.FEATURES) int d) {
            super(d);
        }

        @Override
        protected double[] inputGradient(double[] h, double[] xHat, double s) {
            double[] dx = super.inputGradient(h, xHat, s);
            for (int i = 0; i < dx.length; i++) {
                dx[i] = Math.sin(dx[i]);
            }
            return dx;
        }
    }

    /** A softmax of rows of one number, whose row terms are summed over the wrong numbers; which, cannot be seen there. */
    @GradientChecked(LayerKind.SOFTMAX)
    public static final class HasOneColumn {
        @Size(Dimension.FEATURES)
        private final int columns = 1;

        public double[][] forward(double[][] z) {
            double[][] p = new double[z.length][columns];
            for (double[] row : p) {
                row[0] = 1;
            }
            return p;
        }

        public double[][] backward(double[][] delta) {
            double sum = 0;
            for (double[] row : delta) {
                sum += row[0];
            }
            double[][] dz = new double[delta.length][columns];
            for (int t = 0; t < dz.length; t++) {
                dz[t][0] = delta[t][0] - sum;
            }
            return dz;
        }
    }

    /** Right. */
    @GradientChecked(LayerKind.LAYER_NORM)
    public static final class IsRight extends LayerNorm {
        public IsRight(@Size(Dimension.FEATURES) int d) {
            super(d);
        }
    }
}
