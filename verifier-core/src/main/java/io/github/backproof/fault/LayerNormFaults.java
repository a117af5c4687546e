package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableLayerNorm;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Shift;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.specs.LayerKind;
import java.util.List;

/** Mistakes in the forward pass of layer normalisation. */
final class LayerNormFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "layer-norm-statistics-over-tokens",
                    "Took mean and variance over the tokens, which is batch normalisation (seen: jadore801120/attention-is-all-you-need-pytorch#17).",
                    "eqs. 36, 37",
                    "LN-01",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Normalised normalise(Matrix x) {
                            Normalised transposed = super.normalise(x.transposed());
                            return new Normalised(
                                    transposed.xHat().transposed(),
                                    x.rowSums().scaledBy(0).map(Elementary.EXP));
                        }
                    }),
            fault(
                    "layer-norm-mean-of-token-before",
                    "Subtracted the mean of the token before.",
                    "eq. 36",
                    "LN-01",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix mean(Matrix x) {
                            return Tokens.before(super.mean(x));
                        }
                    }),
            fault(
                    "layer-norm-epsilon-outside-root",
                    "Added ε to the deviation instead of the variance (seen: codertimo/BERT-pytorch#30).",
                    "eq. 37",
                    "LN-03",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix deviation(Matrix variance) {
                            return variance.map(Elementary.SQRT).map(new Shift(settings.epsilon()));
                        }
                    }),
            fault(
                    "layer-norm-variance-unbiased",
                    "Divided the squares by d − 1 instead of d (seen: harvardnlp/annotated-transformer#119).",
                    "eq. 37",
                    "LN-03",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix variance(Matrix centred) {
                            int d = centred.columns();
                            return super.variance(centred).scaledBy(d / Math.max(1.0, d - 1));
                        }
                    }),
            fault(
                    "layer-norm-variance-not-divided",
                    "Added the squares up and did not divide by d.",
                    "eq. 37",
                    "LN-03",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix variance(Matrix centred) {
                            return centred.rowDot(centred);
                        }
                    }),
            fault(
                    "layer-norm-mean-absolute-deviation",
                    "Took the mean absolute deviation for σ.",
                    "eq. 37",
                    "LN-03",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix variance(Matrix centred) {
                            Matrix deviation =
                                    centred.map(new Written(Math::abs)).rowMeans();
                            return deviation.hadamard(deviation);
                        }
                    }),
            fault(
                    "layer-norm-variance-not-centred",
                    "Took mean(x²) for the variance.",
                    "eq. 37",
                    "LN-04",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Normalised normalise(Matrix x) {
                            Matrix centred = x.minus(mean(x).broadcastColumns(x.columns()));
                            Matrix s = deviation(x.rowDot(x).scaledBy(1.0 / x.columns()));
                            return new Normalised(centred.dividedBy(s.broadcastColumns(x.columns())), s);
                        }
                    }),
            fault(
                    "layer-norm-mean-not-subtracted",
                    "Divided x by its deviation without subtracting the mean.",
                    "eq. 37",
                    "LN-04",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Normalised normalise(Matrix x) {
                            Matrix s = super.normalise(x).deviation();
                            return new Normalised(x.dividedBy(s.broadcastColumns(x.columns())), s);
                        }
                    }),
            fault(
                    "layer-norm-epsilon-squared",
                    "Squared ε along with σ.",
                    "eq. 37",
                    "LN-05",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix deviation(Matrix variance) {
                            return variance.map(new Shift(settings.epsilon() * settings.epsilon()))
                                    .map(Elementary.SQRT);
                        }
                    }),
            fault(
                    "layer-norm-root-missing",
                    "Divided by the variance instead of its root.",
                    "eq. 37",
                    "LN-05",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix deviation(Matrix variance) {
                            return variance.map(new Shift(settings.epsilon()));
                        }
                    }),
            fault(
                    "layer-norm-last-feature-left-out",
                    "Let the loop for the mean end one feature early.",
                    "eq. 36",
                    "LN-09",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix mean(Matrix x) {
                            return x.columnRange(0, Math.max(1, x.columns() - 1))
                                    .rowMeans();
                        }
                    }),
            fault(
                    "layer-norm-epsilon-missing",
                    "Forgot ε.",
                    "eq. 37",
                    "LN-10",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix deviation(Matrix variance) {
                            return variance.map(Elementary.SQRT);
                        }
                    }),
            fault(
                    "layer-norm-statistics-over-all",
                    "Took one mean and one variance of the whole input (seen: Qualcomm-AI-research/geometric-algebra-transformer#8).",
                    "eqs. 36, 37",
                    "LN-11",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Normalised normalise(Matrix x) {
                            Matrix mu = x.rowMeans()
                                    .columnSums()
                                    .scaledBy(1.0 / x.rows())
                                    .broadcastRows(x.rows());
                            Matrix centred = x.minus(mu.broadcastColumns(x.columns()));
                            Matrix s = deviation(variance(centred).columnSums().scaledBy(1.0 / x.rows()))
                                    .broadcastRows(x.rows());
                            return new Normalised(centred.dividedBy(s.broadcastColumns(x.columns())), s);
                        }
                    }),
            fault(
                    "layer-norm-variance-divided-by-all-entries",
                    "Divided the squares of a row by the number of all entries.",
                    "eq. 37",
                    "LN-12",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix variance(Matrix centred) {
                            return super.variance(centred).scaledBy(1.0 / centred.rows());
                        }
                    }),
            lossy(
                    "layer-norm-variance-in-one-pass",
                    "Computed the variance as mean(x²) − μ² (seen: pytorch/pytorch#40302).",
                    "eq. 37",
                    "LN-13",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Normalised normalise(Matrix x) {
                            Matrix mu = mean(x);
                            Matrix meanSquare = x.rowDot(x).scaledBy(1.0 / x.columns());
                            Matrix s = deviation(meanSquare.minus(mu.hadamard(mu)));
                            return new Normalised(
                                    x.minus(mu.broadcastColumns(x.columns()))
                                            .dividedBy(s.broadcastColumns(x.columns())),
                                    s);
                        }
                    }),
            fault(
                    "layer-norm-bias-before-weight",
                    "Added the bias before multiplying by the weight.",
                    "eq. 38",
                    "LN-14",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix output(Matrix xHat) {
                            int n = xHat.rows();
                            return xHat.plus(bias.broadcastRows(n)).hadamard(weight.broadcastRows(n));
                        }
                    }),
            fault(
                    "layer-norm-weight-as-offset",
                    "Took the weight for an offset from 1, as some libraries store it.",
                    "eq. 38",
                    "LN-14",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix output(Matrix xHat) {
                            int n = xHat.rows();
                            return xHat.hadamard(weight.map(new Shift(1)).broadcastRows(n))
                                    .plus(bias.broadcastRows(n));
                        }
                    }),
            fault(
                    "layer-norm-weight-squared",
                    "Multiplied by the weight twice.",
                    "eq. 38",
                    "LN-14",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix output(Matrix xHat) {
                            return super.output(xHat.hadamard(weight.broadcastRows(xHat.rows())));
                        }
                    }),
            fault(
                    "layer-norm-weight-missing",
                    "Forgot the weight in the forward pass.",
                    "eq. 38",
                    "GEN-11",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix output(Matrix xHat) {
                            return xHat.plus(bias.broadcastRows(xHat.rows()));
                        }
                    }),
            fault(
                    "layer-norm-bias-missing",
                    "Forgot the bias.",
                    "eq. 38",
                    "LN-10",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix output(Matrix xHat) {
                            return xHat.hadamard(weight.broadcastRows(xHat.rows()));
                        }
                    }),
            fault(
                    "layer-norm-bias-added-twice",
                    "Added the bias twice.",
                    "eq. 38",
                    "LN-14",
                    (weight, bias, settings) -> new JoinableLayerNorm(weight, bias, settings.epsilon()) {
                        @Override
                        protected Matrix output(Matrix xHat) {
                            return super.output(xHat).plus(bias.broadcastRows(xHat.rows()));
                        }
                    }));

    private LayerNormFaults() {}

    /** Makes a layer norm with a mistake. */
    interface Norm {
        /** The layer. */
        ReferenceLayer of(Matrix weight, Matrix bias, LayerSettings settings);
    }

    /** A mistake in an equation of layer normalisation. */
    static Fault fault(String id, String story, String equation, String invariant, Norm norm) {
        return new Fault(id, story, equation, Place.in(LayerKind.LAYER_NORM), invariant, builder(norm));
    }

    private static Fault lossy(String id, String story, String equation, String invariant, Norm norm) {
        Place place = Place.in(LayerKind.LAYER_NORM);
        return new Fault(id, story, equation, place, invariant, builder(norm), Fault.Behaviour.ASIDE);
    }

    private static Fault.Builder builder(Norm norm) {
        return (settings, parameters) -> norm.of(parameters.get("weight"), parameters.get("bias"), settings);
    }
}
