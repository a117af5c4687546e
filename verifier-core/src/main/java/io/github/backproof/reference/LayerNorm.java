package io.github.backproof.reference;

import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Shift;

/**
 * Layer normalisation: each token over its own features, then ∘w + b.
 *
 * <pre>
 * forward   μ = mean(x)   σ² = mean((x − μ)²)   s = √(σ² + ε)   x̂ = (x − μ)/s   y = x̂∘w + b
 * backward  H = Δ∘w       Δ_in = (H − mean(H) − x̂∘mean(H∘x̂)) / s
 * </pre>
 *
 * <p>X is n_T by d, w and b are 1 by d. The means are over the d features of a row.
 */
public class LayerNorm implements ReferenceLayer {
    private final Matrix weight;
    private final Matrix bias;
    private final double epsilon;

    /** What the backward pass needs: x̂, n_T by d, and s, n_T by 1. */
    public record Normalised(Matrix xHat, Matrix deviation) {}

    /** A layer with weight and bias, each 1 by d, and ε ≥ 0. */
    public LayerNorm(Matrix weight, Matrix bias, double epsilon) {
        this.weight = weight;
        this.bias = bias;
        this.epsilon = epsilon;
    }

    @Override
    public Pass forward(Matrix x) {
        Normalised normalised = normalise(x);
        Normalised kept = kept(normalised, x);
        return new Pass(output(normalised.xHat()), delta -> backward(kept, delta));
    }

    private Gradients backward(Normalised normalised, Matrix delta) {
        return Gradients.ofInput(weightedInputGradient(normalised, delta))
                .with("weight", weightGradient(normalised.xHat(), delta))
                .with("bias", biasGradient(delta));
    }

    /** x̂ = (x − μ)/s and s (eqs. 36, 37). */
    protected Normalised normalise(Matrix x) {
        Matrix mean = mean(x).broadcastColumns(x.columns());
        Matrix centred = x.minus(mean);
        Matrix deviation = deviation(inOnePassOrTwo(variance(centred), x));
        return new Normalised(
                beforeOrAfter(centred, mean).dividedBy(deviation.broadcastColumns(x.columns())), deviation);
    }

    /** μ, the mean over features, n_T by 1 (eq. 36). */
    protected Matrix mean(Matrix x) {
        return x.rowMeans();
    }

    /** σ² = mean((x − μ)²), the biased variance, n_T by 1 (eq. 37). */
    protected Matrix variance(Matrix centred) {
        return centred.hadamard(centred).rowMeans();
    }

    /** mean(x²) − μ² is a right variance too, and rounds terms of the size of x². */
    protected Matrix inOnePassOrTwo(Matrix variance, Matrix x) {
        return variance.orRoundedAs(x.rowDot(x).scaledBy(1.0 / x.columns()));
    }

    /** x/s − μ/s is right too, and rounds terms of the size of μ even where x − μ is exactly 0, as with one feature. */
    protected Matrix beforeOrAfter(Matrix centred, Matrix mean) {
        return centred.orRoundedAs(mean);
    }

    /** s = √(σ² + ε), n_T by 1 (eq. 37). */
    protected Matrix deviation(Matrix variance) {
        return variance.map(new Shift(epsilon)).map(Elementary.SQRT);
    }

    /** Y = x̂∘w + b (eq. 38). */
    protected Matrix output(Matrix xHat) {
        return xHat.hadamard(weight.broadcastRows(xHat.rows())).plus(bias.broadcastRows(xHat.rows()));
    }

    /** What backward works with: x̂ and s as forward made them (eqs. 40, 42). */
    protected Normalised kept(Normalised normalised, Matrix x) {
        return normalised;
    }

    /** Δ_in, for which Δ is weighted before the means are taken (eq. 40). */
    protected Matrix weightedInputGradient(Normalised normalised, Matrix delta) {
        return inputGradient(normalised, weighted(delta));
    }

    /** H = Δ∘w (eq. 40). */
    protected Matrix weighted(Matrix delta) {
        return delta.hadamard(weight.broadcastRows(delta.rows()));
    }

    /** Δ_in = (H − mean(H) − x̂∘mean(H∘x̂)) / s (eq. 40). */
    protected Matrix inputGradient(Normalised normalised, Matrix h) {
        int d = h.columns();
        Matrix viaMean = meanTerm(h).broadcastColumns(d);
        Matrix viaDeviation =
                normalised.xHat().hadamard(deviationTerm(normalised.xHat(), h).broadcastColumns(d));
        return overDeviation(h.minus(viaMean).minus(viaDeviation), normalised.deviation());
    }

    /** What s divides, and divided by it (eq. 40). */
    protected Matrix overDeviation(Matrix numerator, Matrix deviation) {
        return numerator.dividedBy(deviation.broadcastColumns(numerator.columns()));
    }

    /** mean(H): x moves the mean (eq. 40). */
    protected Matrix meanTerm(Matrix h) {
        return h.rowMeans();
    }

    /** mean(H∘x̂): x moves the deviation (eq. 40). */
    protected Matrix deviationTerm(Matrix xHat, Matrix h) {
        return h.rowDot(xHat).scaledBy(1.0 / h.columns());
    }

    /** dw = Σ_t Δ∘x̂ (eq. 42). */
    protected Matrix weightGradient(Matrix xHat, Matrix delta) {
        return delta.hadamard(xHat).columnSums();
    }

    /** db = Σ_t Δ (eq. 41). */
    protected Matrix biasGradient(Matrix delta) {
        return delta.columnSums();
    }
}
