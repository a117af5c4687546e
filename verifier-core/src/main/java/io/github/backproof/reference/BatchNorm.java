package io.github.backproof.reference;

import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Shift;

/**
 * Batch normalisation over tokens: layer normalisation with rows and columns exchanged (eq. 39). It is here as what a transformer
 * must not do: one token's statistics reach every other token.
 *
 * <pre>
 * forward   x̂ = (x − μ)/s, with μ and s² over the tokens of a feature   y = x̂∘w + b
 * backward  H = Δ∘w       Δ_in = (H − mean(H) − x̂∘mean(H∘x̂)) / s
 * </pre>
 *
 * <p>X is n_T by d, w and b are 1 by d. The means are over the n_T tokens of a column.
 */
public class BatchNorm implements ReferenceLayer {
    private final Matrix weight;
    private final Matrix bias;
    private final double epsilon;

    /** What the backward pass needs: x̂, n_T by d, and s, 1 by d. */
    public record Normalised(Matrix xHat, Matrix deviation) {}

    /** A layer with weight and bias, each 1 by d, and ε ≥ 0. */
    public BatchNorm(Matrix weight, Matrix bias, double epsilon) {
        this.weight = weight;
        this.bias = bias;
        this.epsilon = epsilon;
    }

    @Override
    public Pass forward(Matrix x) {
        Normalised normalised = normalise(x);
        Matrix xHat = normalised.xHat();
        return new Pass(
                output(xHat),
                delta -> Gradients.ofInput(inputGradient(normalised, weighted(delta)))
                        .with("weight", delta.hadamard(xHat).columnSums())
                        .with("bias", delta.columnSums()));
    }

    /** x̂ = (x − μ)/s and s, over tokens (eq. 39). */
    protected Normalised normalise(Matrix x) {
        Matrix centred = x.minus(mean(x).broadcastRows(x.rows()));
        Matrix s = mean(centred.hadamard(centred)).map(new Shift(epsilon)).map(Elementary.SQRT);
        return new Normalised(centred.dividedBy(s.broadcastRows(x.rows())), s);
    }

    /** The mean over tokens, 1 by d (eq. 39). */
    protected Matrix mean(Matrix x) {
        return x.columnSums().scaledBy(1.0 / x.rows());
    }

    /** Y = x̂∘w + b. */
    protected Matrix output(Matrix xHat) {
        return xHat.hadamard(weight.broadcastRows(xHat.rows())).plus(bias.broadcastRows(xHat.rows()));
    }

    /** H = Δ∘w. */
    protected Matrix weighted(Matrix delta) {
        return delta.hadamard(weight.broadcastRows(delta.rows()));
    }

    /** Δ_in = (H − mean(H) − x̂∘mean(H∘x̂)) / s, over tokens (eq. 39). */
    protected Matrix inputGradient(Normalised normalised, Matrix h) {
        int n = h.rows();
        Matrix viaMean = mean(h).broadcastRows(n);
        Matrix viaDeviation =
                normalised.xHat().hadamard(mean(h.hadamard(normalised.xHat())).broadcastRows(n));
        return h.minus(viaMean)
                .minus(viaDeviation)
                .dividedBy(normalised.deviation().broadcastRows(n));
    }
}
