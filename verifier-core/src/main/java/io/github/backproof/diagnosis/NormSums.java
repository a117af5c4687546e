package io.github.backproof.diagnosis;

import io.github.backproof.bench.LayerMaker;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerNorm;
import io.github.backproof.reference.RmsNorm;
import java.util.List;

/** The terms of the norms' input gradients. */
final class NormSums {
    static final List<Sum> OF_LAYER_NORM = List.of(new Sum(
            "Δ_in",
            List.of("eq. 40"),
            List.of(
                    new Term("H/s", layerNorm(1, 0, 0)),
                    new Term("−mean(H)/s", layerNorm(0, 1, 0)),
                    new Term("−x̂∘mean(H∘x̂)/s", layerNorm(0, 0, 1)))));

    static final List<Sum> OF_RMS_NORM = List.of(new Sum(
            "Δ_in",
            List.of("Δ_in = (H − x̂∘mean(H∘x̂))/s"),
            List.of(new Term("H/s", rmsNorm(1, 0)), new Term("−x̂∘mean(H∘x̂)/s", rmsNorm(0, 1)))));

    private NormSums() {}

    /** A layer norm in whose input gradient the three terms count so often. */
    private static LayerMaker layerNorm(int direct, int viaMean, int viaDeviation) {
        return (settings, parameters) ->
                new LayerNorm(parameters.get("weight"), parameters.get("bias"), settings.epsilon()) {
                    @Override
                    protected Matrix inputGradient(Normalised normalised, Matrix h) {
                        int d = h.columns();
                        Matrix ofMean = meanTerm(h).broadcastColumns(d);
                        Matrix ofDeviation = normalised
                                .xHat()
                                .hadamard(deviationTerm(normalised.xHat(), h).broadcastColumns(d));
                        Matrix numerator = h.scaledBy(direct)
                                .minus(ofMean.scaledBy(viaMean))
                                .minus(ofDeviation.scaledBy(viaDeviation));
                        return overDeviation(numerator, normalised.deviation());
                    }
                };
    }

    /** The same of an RMS norm and its two terms. */
    private static LayerMaker rmsNorm(int direct, int viaSize) {
        return (settings, parameters) -> new RmsNorm(parameters.get("weight"), settings.epsilon()) {
            @Override
            protected Matrix inputGradient(Normalised normalised, Matrix h) {
                Matrix ofSize = normalised
                        .xHat()
                        .hadamard(sizeTerm(normalised.xHat(), h).broadcastColumns(h.columns()));
                return overRoot(h.scaledBy(direct).minus(ofSize.scaledBy(viaSize)), normalised.rootMeanSquare());
            }
        };
    }
}
