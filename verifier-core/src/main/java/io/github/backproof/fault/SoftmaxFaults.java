package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableSoftmax;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.ScalarFunction;
import io.github.backproof.numerics.Shift;
import io.github.backproof.reference.Softmax;
import io.github.backproof.specs.LayerKind;
import java.util.List;

/** Mistakes in the softmax of each row. */
final class SoftmaxFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "softmax-guarded-denominator",
                    "Left out the maximum and guarded the denominator with a constant instead.",
                    "eq. 15",
                    "SM-01",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix probabilities(Matrix z) {
                            Matrix exponentials = z.map(Elementary.EXP);
                            Matrix guarded = exponentials.rowSums().map(new Shift(0.001));
                            return exponentials.dividedBy(guarded.broadcastColumns(z.columns()));
                        }
                    }),
            fault(
                    "softmax-along-columns",
                    "Normalised along the wrong axis (seen: PetrochukM/PyTorch-NLP#2).",
                    "eq. 15",
                    "SM-02",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix probabilities(Matrix z) {
                            return super.probabilities(z.transposed()).transposed();
                        }
                    }),
            fault(
                    "softmax-row-term-missing",
                    "Wrote the softmax backward as if every entry were a sigmoid: P ∘ Δ.",
                    "eq. 25",
                    "SM-03",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix rowTerm(Matrix p, Matrix delta) {
                            return super.rowTerm(p, delta).scaledBy(0);
                        }
                    }),
            fault(
                    "softmax-sum-over-whole-matrix",
                    "Divided by the sum of all exponentials instead of the row's.",
                    "eq. 15",
                    "SM-02",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix probabilities(Matrix z) {
                            Matrix exponentials = z.minus(rowShift(z).broadcastColumns(z.columns()))
                                    .map(Elementary.EXP);
                            return exponentials.dividedBy(everywhere(sumOf(exponentials), z));
                        }
                    }),
            fault(
                    "softmax-two-maxima",
                    "Subtracted the maximum of the whole matrix above the line and the row's maximum below.",
                    "eq. 15",
                    "SM-02",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix probabilities(Matrix z) {
                            Matrix above = z.minus(everywhere(maximumOf(z), z)).map(Elementary.EXP);
                            Matrix below = z.minus(rowShift(z).broadcastColumns(z.columns()))
                                    .map(Elementary.EXP);
                            return above.dividedBy(below.rowSums().broadcastColumns(z.columns()));
                        }
                    }),
            fault(
                    "softmax-last-column-left-out-of-sum",
                    "Stopped adding up the exponentials one column too early.",
                    "eq. 15",
                    "SM-04",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix probabilities(Matrix z) {
                            Matrix exponentials = z.minus(rowShift(z).broadcastColumns(z.columns()))
                                    .map(Elementary.EXP);
                            Matrix sums = exponentials
                                    .columnRange(0, Math.max(1, z.columns() - 1))
                                    .rowSums();
                            return exponentials.dividedBy(sums.broadcastColumns(z.columns()));
                        }
                    }),
            fault("softmax-base-two", "Took powers of two instead of e.", "eq. 15", "SM-07", new JoinableSoftmax() {
                @Override
                protected Matrix probabilities(Matrix z) {
                    return super.probabilities(z.scaledBy(StrictMath.log(2)));
                }
            }),
            fault(
                    "softmax-scaled",
                    "Divided the scores by the root of their number, which belongs to attention.",
                    "eq. 15",
                    "SM-07",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix probabilities(Matrix z) {
                            return super.probabilities(z.scaledBy(1 / Math.sqrt(z.columns())));
                        }
                    }),
            fault(
                    "softmax-maximum-not-subtracted",
                    "Took exp of the scores as they are (seen: pytorch/executorch#18407).",
                    "eq. 54",
                    "SM-08",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix rowShift(Matrix z) {
                            return z.rowSums().scaledBy(0);
                        }
                    }),
            fault(
                    "softmax-maximum-not-below-zero",
                    "Began the search for the maximum at zero and found nothing larger among negative scores.",
                    "eq. 54",
                    "SM-08",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix rowShift(Matrix z) {
                            return z.beside(z.rowSums().scaledBy(0)).rowMaxima();
                        }
                    }),
            fault(
                    "softmax-minus-infinity-clipped",
                    "Clipped the scores at −30, which lets a masked token in.",
                    "eq. 13",
                    "SM-09",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix probabilities(Matrix z) {
                            return super.probabilities(z.map(new LowerLimit(-30)));
                        }
                    }),
            fault(
                    "softmax-maximum-of-whole-matrix",
                    "Subtracted one maximum from all rows.",
                    "eq. 54",
                    "SM-10",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix rowShift(Matrix z) {
                            return maximumOf(z).broadcastRows(z.rows());
                        }
                    }),
            fault(
                    "softmax-row-term-of-all-rows",
                    "Added up Δ ∘ P over the whole matrix instead of the row.",
                    "eq. 25",
                    "SM-10",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix rowTerm(Matrix p, Matrix delta) {
                            return super.rowTerm(p, delta).columnSums().broadcastRows(p.rows());
                        }
                    }),
            fault(
                    "softmax-row-term-along-columns",
                    "Added up Δ ∘ P over the tokens instead of the row.",
                    "eq. 25",
                    "SM-10",
                    new JoinableSoftmax() {
                        @Override
                        public Matrix scoreGradient(Matrix p, Matrix delta) {
                            return super.scoreGradient(p.transposed(), delta.transposed())
                                    .transposed();
                        }
                    }),
            fault(
                    "softmax-row-term-missing-in-last-row",
                    "Stopped the loop for the row term one row too early.",
                    "eq. 25",
                    "SM-03",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix rowTerm(Matrix p, Matrix delta) {
                            return super.rowTerm(p, delta).where((row, column) -> row < p.rows() - 1, 0);
                        }
                    }),
            fault(
                    "softmax-row-term-added",
                    "Added the row term instead of subtracting it.",
                    "eq. 25",
                    "SM-03",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix rowTerm(Matrix p, Matrix delta) {
                            return super.rowTerm(p, delta).scaledBy(-1);
                        }
                    }),
            fault(
                    "softmax-diagonal-only",
                    "Took the derivative of each probability by its own score alone: Δ ∘ P ∘ (1 − P) (seen: deeplearning4j/libnd4j#440).",
                    "eq. 25",
                    "SM-03",
                    new JoinableSoftmax() {
                        @Override
                        public Matrix scoreGradient(Matrix p, Matrix delta) {
                            Matrix own = delta.hadamard(p);
                            return own.minus(own.hadamard(p));
                        }
                    }),
            fault(
                    "softmax-own-mean-subtracted",
                    "Made the rows of the gradient sum to zero by subtracting the mean of P ∘ Δ.",
                    "eq. 25",
                    "SM-05",
                    new JoinableSoftmax() {
                        @Override
                        public Matrix scoreGradient(Matrix p, Matrix delta) {
                            Matrix own = delta.hadamard(p);
                            return own.minus(own.rowMeans().broadcastColumns(p.columns()));
                        }
                    }),
            fault(
                    "softmax-gradient-of-logarithm",
                    "Wrote the backward of log softmax: Δ − P ∘ (Δ1)1ᵗ.",
                    "eq. 25",
                    "SM-05",
                    new JoinableSoftmax() {
                        @Override
                        public Matrix scoreGradient(Matrix p, Matrix delta) {
                            return delta.minus(p.hadamard(delta.rowSums().broadcastColumns(p.columns())));
                        }
                    }),
            fault(
                    "softmax-plain-mean-of-error",
                    "Subtracted the mean of Δ where the mean with the weights P was due.",
                    "eq. 25",
                    "SM-06",
                    new JoinableSoftmax() {
                        @Override
                        protected Matrix rowTerm(Matrix p, Matrix delta) {
                            return delta.rowMeans();
                        }
                    }),
            fault(
                    "softmax-gradient-negative",
                    "Gave the whole gradient the other sign.",
                    "eq. 25",
                    "SM-06",
                    new JoinableSoftmax() {
                        @Override
                        public Matrix scoreGradient(Matrix p, Matrix delta) {
                            return super.scoreGradient(p, delta).scaledBy(-1);
                        }
                    }));

    private SoftmaxFaults() {}

    private static Matrix sumOf(Matrix a) {
        return a.rowSums().columnSums();
    }

    private static Matrix maximumOf(Matrix a) {
        return a.rowMaxima().transposed().rowMaxima();
    }

    private static Matrix everywhere(Matrix number, Matrix like) {
        return number.broadcastRows(like.rows()).broadcastColumns(like.columns());
    }

    /** x, and no less than a limit. */
    private record LowerLimit(double limit) implements ScalarFunction {
        @Override
        public double value(double x) {
            return Math.max(limit, x);
        }

        @Override
        public double slope(double x) {
            return x > limit ? 1 : 0;
        }

        @Override
        public double magnitude(double x) {
            return 0;
        }
    }

    private static Fault fault(String id, String story, String equation, String invariant, Softmax layer) {
        return new Fault(id, story, equation, Place.in(LayerKind.SOFTMAX), invariant, (settings, parameters) -> layer);
    }
}
