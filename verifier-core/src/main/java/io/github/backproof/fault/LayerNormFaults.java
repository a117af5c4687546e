package io.github.backproof.fault;

import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Shift;
import io.github.backproof.reference.LayerNorm;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.specs.LayerKind;
import java.util.List;

/** Mistakes in layer normalisation. */
final class LayerNormFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "layer-norm-statistics-over-tokens",
                    "Took mean and variance over the tokens, which is batch normalisation.",
                    "eqs. 36, 37",
                    "LN-01",
                    (weight, bias, settings) -> new LayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Normalised normalise(Matrix x) {
                            Normalised transposed = super.normalise(x.transposed());
                            return new Normalised(
                                    transposed.xHat().transposed(),
                                    x.rowSums().scaledBy(0).map(Elementary.EXP));
                        }
                    }),
            fault(
                    "layer-norm-mean-term-over-tokens",
                    "Averaged H over the tokens instead of the features in the backward pass.",
                    "eq. 40",
                    "LN-02",
                    (weight, bias, settings) -> new LayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix meanTerm(Matrix h) {
                            Matrix overTokens = h.columnSums().scaledBy(1.0 / h.rows());
                            return overTokens.rowMeans().broadcastRows(h.rows());
                        }
                    }),
            fault(
                    "layer-norm-epsilon-outside-root",
                    "Added ε to the deviation instead of the variance.",
                    "eq. 37",
                    "LN-03",
                    (weight, bias, settings) -> new LayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix deviation(Matrix variance) {
                            return variance.map(Elementary.SQRT).map(new Shift(settings.epsilon()));
                        }
                    }),
            fault(
                    "layer-norm-mean-term-missing",
                    "Forgot that x moves the mean.",
                    "eq. 40",
                    "LN-06",
                    (weight, bias, settings) -> new LayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix meanTerm(Matrix h) {
                            return super.meanTerm(h).scaledBy(0);
                        }
                    }),
            fault(
                    "layer-norm-weight-gradient-not-normalised",
                    "Summed Δ where Δ∘x̂ was due.",
                    "eq. 42",
                    "GEN-02",
                    (weight, bias, settings) -> new LayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix weightGradient(Matrix xHat, Matrix delta) {
                            return delta.columnSums();
                        }
                    }));

    private LayerNormFaults() {}

    private interface Norm {
        ReferenceLayer of(Matrix weight, Matrix bias, LayerSettings settings);
    }

    private static Fault fault(String id, String story, String equation, String invariant, Norm norm) {
        return new Fault(
                id,
                story,
                equation,
                Place.in(LayerKind.LAYER_NORM),
                invariant,
                (settings, parameters) -> norm.of(parameters.get("weight"), parameters.get("bias"), settings));
    }
}
