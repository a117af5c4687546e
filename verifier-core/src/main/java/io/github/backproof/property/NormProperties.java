package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.UncertainMatrix;

/** What layer norm and RMS norm have in common, whether or not a mean is subtracted. */
final class NormProperties {
    private static final int MOST_POWER = 4;

    private NormProperties() {}

    /** f(cX; c²ε) = f(X; ε) for c a power of two; parameter gradients stay, and Δ_in is divided by c. */
    static void scalingInputAndEpsilonChangesNothing(Bench bench, Trial trial) {
        int power = 1 + bench.draw().index("power of c", MOST_POWER);
        double c = Math.scalb(1.0, bench.draw().index("sign of the power of c", 2) == 0 ? power : -power);
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix delta = Bench.exact(bench.delta());
        Observed straight = bench.run(x, delta);
        Observed scaled =
                bench.withEpsilon(c * c * bench.hypers().epsilon()).run(bench.handedOver(x.scaledBy(c)), delta);
        trial.equal("Y", scaled.output(), straight.output());
        trial.equal("c Δ_in", scaled.inputGradient().scaledBy(c), straight.inputGradient());
        trial.equalGradients(scaled.gradients(), straight.gradients());
    }

    /** Δ_in ⊖ (X − μ1ᵗ) = ((Δ∘w) ⊖ x̂) ∘ ε/(σ² + ε), row by row; without μ where no mean is subtracted. */
    static void inputGradientAlongTheRow(Bench bench, RowStatistics rows, String product, Trial trial) {
        UncertainMatrix delta = Bench.exact(bench.delta());
        UncertainMatrix h = delta.hadamard(bench.exact("weight").broadcastRows(delta.rows()));
        trial.equal(
                product,
                bench.run(bench.x(), bench.delta()).inputGradient().rowDot(rows.deviations()),
                h.rowDot(rows.xHat()).hadamard(rows.shareOfEpsilon()));
    }
}
