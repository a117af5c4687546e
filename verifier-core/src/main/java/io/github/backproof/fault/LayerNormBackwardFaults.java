package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableLayerNorm;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Shift;
import java.util.List;

/** Mistakes in the backward pass of layer normalisation. */
final class LayerNormBackwardFaults {
    static final List<Fault> ALL = List.of(
            LayerNormFaults.fault(
                    "layer-norm-mean-term-over-tokens",
                    "Averaged H over the tokens instead of the features in the backward pass.",
                    "eq. 40",
                    "LN-02",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix meanTerm(Matrix h) {
                            Matrix overTokens = h.columnSums().scaledBy(1.0 / h.rows());
                            return overTokens.rowMeans().broadcastRows(h.rows());
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-deviation-term-over-tokens",
                    "Averaged H ∘ x̂ over all tokens in the backward pass.",
                    "eq. 40",
                    "LN-02",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix deviationTerm(Matrix xHat, Matrix h) {
                            return super.deviationTerm(xHat, h)
                                    .columnSums()
                                    .scaledBy(1.0 / h.rows())
                                    .broadcastRows(h.rows());
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-deviation-of-token-before",
                    "Divided by the deviation that the token before had left.",
                    "eq. 40",
                    "LN-02",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix overDeviation(Matrix numerator, Matrix deviation) {
                            return super.overDeviation(numerator, Tokens.before(deviation));
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-backward-of-token-before",
                    "Kept x̂ and s of the token before.",
                    "eqs. 40, 42",
                    "LN-02",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Normalised kept(Normalised normalised, Matrix x) {
                            return new Normalised(
                                    Tokens.before(normalised.xHat()), Tokens.before(normalised.deviation()));
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-backward-not-centred",
                    "Made x̂ again in the backward pass, without subtracting the mean.",
                    "eqs. 40, 42",
                    "LN-04",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Normalised kept(Normalised normalised, Matrix x) {
                            Matrix s = normalised.deviation();
                            return new Normalised(x.dividedBy(s.broadcastColumns(x.columns())), s);
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-input-gradient-not-divided",
                    "Did not divide the input gradient by s.",
                    "eq. 40",
                    "LN-05",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix overDeviation(Matrix numerator, Matrix deviation) {
                            return numerator;
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-input-gradient-divided-by-variance",
                    "Divided the input gradient by s².",
                    "eq. 40",
                    "LN-05",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix overDeviation(Matrix numerator, Matrix deviation) {
                            return super.overDeviation(super.overDeviation(numerator, deviation), deviation);
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-mean-term-missing",
                    "Forgot that x moves the mean.",
                    "eq. 40",
                    "LN-06",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix meanTerm(Matrix h) {
                            return super.meanTerm(h).scaledBy(0);
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-mean-term-doubled",
                    "Subtracted the mean of H twice (seen: tenstorrent/tt-metal#53204).",
                    "eq. 40",
                    "LN-06",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix meanTerm(Matrix h) {
                            return super.meanTerm(h).scaledBy(2);
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-mean-term-added",
                    "Added the mean of H instead of subtracting it.",
                    "eq. 40",
                    "LN-06",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix meanTerm(Matrix h) {
                            return super.meanTerm(h).scaledBy(-1);
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-weight-after-means",
                    "Multiplied by the weight after the means were taken.",
                    "eq. 40",
                    "LN-06",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix weightedInputGradient(Normalised normalised, Matrix delta) {
                            return weighted(inputGradient(normalised, delta));
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-deviation-term-missing",
                    "Forgot that x moves the deviation.",
                    "eq. 40",
                    "LN-07",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix deviationTerm(Matrix xHat, Matrix h) {
                            return super.deviationTerm(xHat, h).scaledBy(0);
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-deviation-term-added",
                    "Added the term of the deviation instead of subtracting it.",
                    "eq. 40",
                    "LN-07",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix deviationTerm(Matrix xHat, Matrix h) {
                            return super.deviationTerm(xHat, h).scaledBy(-1);
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-deviation-term-not-divided",
                    "Took the sum of H ∘ x̂ for its mean.",
                    "eq. 40",
                    "LN-07",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix deviationTerm(Matrix xHat, Matrix h) {
                            return h.rowDot(xHat);
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-deviation-term-unbiased",
                    "Divided the sum of H ∘ x̂ by d − 1.",
                    "eq. 40",
                    "LN-07",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix deviationTerm(Matrix xHat, Matrix h) {
                            return h.rowDot(xHat).scaledBy(1 / Math.max(1.0, h.columns() - 1));
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-epsilon-missing-in-backward",
                    "Divided by σ without ε in the backward pass.",
                    "eq. 40",
                    "LN-07",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix overDeviation(Matrix numerator, Matrix deviation) {
                            Matrix variance = deviation.hadamard(deviation).map(new Shift(-settings.epsilon()));
                            return super.overDeviation(numerator, variance.map(Elementary.SQRT));
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-bias-gradient-averaged",
                    "Averaged the bias gradient over the tokens.",
                    "eq. 41",
                    "LN-08",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return super.biasGradient(delta).scaledBy(1.0 / delta.rows());
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-bias-gradient-weighted",
                    "Summed H where Δ was due.",
                    "eq. 41",
                    "LN-08",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return super.biasGradient(weighted(delta));
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-bias-gradient-of-last-token",
                    "Overwrote the bias gradient with each token instead of adding to it.",
                    "eq. 41",
                    "LN-08",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return Tokens.last(delta);
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-weight-gradient-of-last-token",
                    "Overwrote the weight gradient with each token instead of adding to it.",
                    "eq. 42",
                    "LN-08",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix weightGradient(Matrix xHat, Matrix delta) {
                            return Tokens.last(delta.hadamard(xHat));
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-weight-gradient-averaged",
                    "Averaged the weight gradient over the tokens.",
                    "eq. 42",
                    "LN-14",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix weightGradient(Matrix xHat, Matrix delta) {
                            return super.weightGradient(xHat, delta).scaledBy(1.0 / delta.rows());
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-weight-gradient-not-normalised",
                    "Summed Δ where Δ∘x̂ was due.",
                    "eq. 42",
                    "GEN-02",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix weightGradient(Matrix xHat, Matrix delta) {
                            return delta.columnSums();
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-weight-gradient-weighted",
                    "Summed H∘x̂ where Δ∘x̂ was due.",
                    "eq. 42",
                    "LN-14",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix weightGradient(Matrix xHat, Matrix delta) {
                            return super.weightGradient(xHat, weighted(delta));
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-weight-missing-in-backward",
                    "Forgot the weight in the backward pass.",
                    "eq. 40",
                    "GEN-12",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix weighted(Matrix delta) {
                            return delta;
                        }
                    }),
            LayerNormFaults.fault(
                    "layer-norm-weight-squared-in-backward",
                    "Multiplied by the weight twice in the backward pass.",
                    "eq. 40",
                    "GEN-12",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix weighted(Matrix delta) {
                            return super.weighted(super.weighted(delta));
                        }
                    }));

    private LayerNormBackwardFaults() {}
}
