package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableRmsNorm;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Shift;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.specs.LayerKind;
import java.util.List;

/** Mistakes in root-mean-square normalisation. */
final class RmsNormFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "rms-norm-mean-square-over-all",
                    "Took one mean square of the whole input.",
                    "s = √(mean(x²) + ε)",
                    "RMS-01",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix meanSquare(Matrix x) {
                            return super.meanSquare(x)
                                    .columnSums()
                                    .scaledBy(1.0 / x.rows())
                                    .broadcastRows(x.rows());
                        }
                    }),
            fault(
                    "rms-norm-mean-square-of-token-before",
                    "Divided by the root mean square of the token before.",
                    "s = √(mean(x²) + ε)",
                    "RMS-01",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix rootMeanSquare(Matrix x) {
                            return Tokens.before(super.rootMeanSquare(x));
                        }
                    }),
            fault(
                    "rms-norm-size-term-over-tokens",
                    "Averaged H ∘ x̂ over all tokens in the backward pass.",
                    "Δ_in = (H − x̂∘mean(H∘x̂)) / s",
                    "RMS-01",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix sizeTerm(Matrix xHat, Matrix h) {
                            return super.sizeTerm(xHat, h)
                                    .columnSums()
                                    .scaledBy(1.0 / h.rows())
                                    .broadcastRows(h.rows());
                        }
                    }),
            fault(
                    "rms-norm-epsilon-outside-root",
                    "Added ε to the root instead of the mean square (seen: allenai/OLMo#281).",
                    "s = √(mean(x²) + ε)",
                    "RMS-02",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix root(Matrix meanSquare) {
                            return meanSquare.map(Elementary.SQRT).map(new Shift(settings.epsilon()));
                        }
                    }),
            fault(
                    "rms-norm-epsilon-squared",
                    "Squared ε along with x.",
                    "s = √(mean(x²) + ε)",
                    "RMS-02",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix root(Matrix meanSquare) {
                            return meanSquare
                                    .map(new Shift(settings.epsilon() * settings.epsilon()))
                                    .map(Elementary.SQRT);
                        }
                    }),
            fault(
                    "rms-norm-root-missing",
                    "Divided by the mean square instead of its root.",
                    "s = √(mean(x²) + ε)",
                    "RMS-02",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix root(Matrix meanSquare) {
                            return meanSquare.map(new Shift(settings.epsilon()));
                        }
                    }),
            fault(
                    "rms-norm-epsilon-missing",
                    "Forgot ε.",
                    "s = √(mean(x²) + ε)",
                    "GEN-11",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix root(Matrix meanSquare) {
                            return meanSquare.map(Elementary.SQRT);
                        }
                    }),
            fault(
                    "rms-norm-mean-square-not-divided",
                    "Added the squares up and did not divide by d.",
                    "s = √(mean(x²) + ε)",
                    "GEN-11",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix meanSquare(Matrix x) {
                            return x.rowDot(x);
                        }
                    }),
            fault(
                    "rms-norm-mean-removed",
                    "Subtracted the mean, as layer normalisation does.",
                    "s = √(mean(x²) + ε)",
                    "GEN-11",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Normalised normalise(Matrix x) {
                            return super.normalise(x.minus(x.rowMeans().broadcastColumns(x.columns())));
                        }
                    }),
            fault(
                    "rms-norm-mean-absolute-size",
                    "Took the mean of |x| for its root mean square.",
                    "s = √(mean(x²) + ε)",
                    "GEN-11",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix meanSquare(Matrix x) {
                            Matrix size = x.map(new Written(Math::abs)).rowMeans();
                            return size.hadamard(size);
                        }
                    }),
            fault(
                    "rms-norm-last-feature-left-out",
                    "Let the loop for the mean square end one feature early.",
                    "s = √(mean(x²) + ε)",
                    "RMS-04",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix meanSquare(Matrix x) {
                            return super.meanSquare(x.columnRange(0, Math.max(1, x.columns() - 1)));
                        }
                    }),
            fault(
                    "rms-norm-weight-as-offset",
                    "Took the weight for an offset from 1, as some libraries store it (seen: utensils/mold#1078).",
                    "Y = x̂∘w",
                    "RMS-05",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix output(Matrix xHat) {
                            return xHat.hadamard(weight.map(new Shift(1)).broadcastRows(xHat.rows()));
                        }
                    }),
            fault(
                    "rms-norm-weight-missing",
                    "Forgot the weight in the forward pass.",
                    "Y = x̂∘w",
                    "RMS-05",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix output(Matrix xHat) {
                            return xHat;
                        }
                    }),
            fault(
                    "rms-norm-input-gradient-not-divided",
                    "Did not divide the input gradient by s.",
                    "Δ_in = (H − x̂∘mean(H∘x̂)) / s",
                    "RMS-02",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix overRoot(Matrix numerator, Matrix rootMeanSquare) {
                            return numerator;
                        }
                    }),
            fault(
                    "rms-norm-input-gradient-divided-by-mean-square",
                    "Divided the input gradient by s².",
                    "Δ_in = (H − x̂∘mean(H∘x̂)) / s",
                    "RMS-02",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix overRoot(Matrix numerator, Matrix rootMeanSquare) {
                            return super.overRoot(super.overRoot(numerator, rootMeanSquare), rootMeanSquare);
                        }
                    }),
            fault(
                    "rms-norm-size-term-missing",
                    "Forgot that x moves its own size.",
                    "Δ_in = (H − x̂∘mean(H∘x̂)) / s",
                    "RMS-03",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix sizeTerm(Matrix xHat, Matrix h) {
                            return super.sizeTerm(xHat, h).scaledBy(0);
                        }
                    }),
            fault(
                    "rms-norm-size-term-added",
                    "Added the term of the size instead of subtracting it.",
                    "Δ_in = (H − x̂∘mean(H∘x̂)) / s",
                    "RMS-03",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix sizeTerm(Matrix xHat, Matrix h) {
                            return super.sizeTerm(xHat, h).scaledBy(-1);
                        }
                    }),
            fault(
                    "rms-norm-size-term-not-divided",
                    "Took the sum of H ∘ x̂ for its mean.",
                    "Δ_in = (H − x̂∘mean(H∘x̂)) / s",
                    "RMS-03",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix sizeTerm(Matrix xHat, Matrix h) {
                            return h.rowDot(xHat);
                        }
                    }),
            fault(
                    "rms-norm-weight-after-mean",
                    "Multiplied by the weight after the mean was taken.",
                    "Δ_in = (H − x̂∘mean(H∘x̂)) / s",
                    "RMS-03",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix weightedInputGradient(Normalised normalised, Matrix delta) {
                            return weighted(inputGradient(normalised, delta));
                        }
                    }),
            fault(
                    "rms-norm-weight-missing-in-backward",
                    "Forgot the weight in the backward pass.",
                    "Δ_in = (H − x̂∘mean(H∘x̂)) / s",
                    "RMS-03",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix weighted(Matrix delta) {
                            return delta;
                        }
                    }),
            fault(
                    "rms-norm-weight-gradient-averaged",
                    "Averaged the weight gradient over the tokens.",
                    "dw = Σ_t Δ∘x̂",
                    "RMS-05",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix weightGradient(Matrix xHat, Matrix delta) {
                            return super.weightGradient(xHat, delta).scaledBy(1.0 / delta.rows());
                        }
                    }),
            fault(
                    "rms-norm-weight-gradient-of-last-token",
                    "Overwrote the weight gradient with each token instead of adding to it.",
                    "dw = Σ_t Δ∘x̂",
                    "RMS-05",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix weightGradient(Matrix xHat, Matrix delta) {
                            return Tokens.last(delta.hadamard(xHat));
                        }
                    }),
            fault(
                    "rms-norm-weight-gradient-not-normalised",
                    "Summed Δ where Δ∘x̂ was due.",
                    "dw = Σ_t Δ∘x̂",
                    "GEN-02",
                    (weight, settings) -> new JoinableRmsNorm(weight, settings.epsilon()) {
                        @Override
                        protected Matrix weightGradient(Matrix xHat, Matrix delta) {
                            return delta.columnSums();
                        }
                    }));

    private RmsNormFaults() {}

    private interface Norm {
        ReferenceLayer of(Matrix weight, LayerSettings settings);
    }

    private static Fault fault(String id, String story, String equation, String invariant, Norm norm) {
        return new Fault(
                id,
                story,
                equation,
                Place.in(LayerKind.RMS_NORM),
                invariant,
                (settings, parameters) -> norm.of(parameters.get("weight"), settings));
    }
}
