package io.github.backproof.reference;

import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Shift;

/**
 * Root-mean-square normalisation: layer normalisation without the mean and the bias.
 *
 * <pre>
 * forward   s = √(mean(x²) + ε)   x̂ = x/s   y = x̂∘w
 * backward  H = Δ∘w               Δ_in = (H − x̂∘mean(H∘x̂)) / s
 * </pre>
 *
 * <p>X is n_T by d, w is 1 by d. The means are over the d features of a row. Not in the paper; B. Zhang and R. Sennrich, Root mean
 * square layer normalization, arXiv:1910.07467.
 */
public class RmsNorm implements ReferenceLayer {
    private final Matrix weight;
    private final double epsilon;

    /** What the backward pass needs: x̂, n_T by d, and s, n_T by 1. */
    public record Normalised(Matrix xHat, Matrix rootMeanSquare) {}

    /** A layer with a weight, 1 by d, and ε ≥ 0. */
    public RmsNorm(Matrix weight, double epsilon) {
        this.weight = weight;
        this.epsilon = epsilon;
    }

    @Override
    public Pass forward(Matrix x) {
        Normalised normalised = normalise(x);
        return new Pass(
                output(normalised.xHat()),
                delta -> Gradients.ofInput(weightedInputGradient(normalised, delta))
                        .with("weight", weightGradient(normalised.xHat(), delta)));
    }

    /** x̂ = x/s and s. */
    protected Normalised normalise(Matrix x) {
        Matrix s = rootMeanSquare(x);
        return new Normalised(x.dividedBy(s.broadcastColumns(x.columns())), s);
    }

    /** s = √(mean(x²) + ε), n_T by 1. */
    protected Matrix rootMeanSquare(Matrix x) {
        return root(meanSquare(x));
    }

    /** mean(x²), n_T by 1. */
    protected Matrix meanSquare(Matrix x) {
        return x.rowDot(x).scaledBy(1.0 / x.columns());
    }

    /** √(m + ε). */
    protected Matrix root(Matrix meanSquare) {
        return meanSquare.map(new Shift(epsilon)).map(Elementary.SQRT);
    }

    /** Y = x̂∘w. */
    protected Matrix output(Matrix xHat) {
        return xHat.hadamard(weight.broadcastRows(xHat.rows()));
    }

    /** Δ_in, for which Δ is weighted before the mean is taken. */
    protected Matrix weightedInputGradient(Normalised normalised, Matrix delta) {
        return inputGradient(normalised, weighted(delta));
    }

    /** H = Δ∘w. */
    protected Matrix weighted(Matrix delta) {
        return delta.hadamard(weight.broadcastRows(delta.rows()));
    }

    /** Δ_in = (H − x̂∘mean(H∘x̂)) / s. */
    protected Matrix inputGradient(Normalised normalised, Matrix h) {
        int d = h.columns();
        Matrix viaSize =
                normalised.xHat().hadamard(sizeTerm(normalised.xHat(), h).broadcastColumns(d));
        return overRoot(h.minus(viaSize), normalised.rootMeanSquare());
    }

    /** What s divides, and divided by it. */
    protected Matrix overRoot(Matrix numerator, Matrix rootMeanSquare) {
        return numerator.dividedBy(rootMeanSquare.broadcastColumns(numerator.columns()));
    }

    /** mean(H∘x̂): x moves its own size. */
    protected Matrix sizeTerm(Matrix xHat, Matrix h) {
        return h.rowDot(xHat).scaledBy(1.0 / h.columns());
    }

    /** dw = Σ_t Δ∘x̂. */
    protected Matrix weightGradient(Matrix xHat, Matrix delta) {
        return delta.hadamard(xHat).columnSums();
    }
}
