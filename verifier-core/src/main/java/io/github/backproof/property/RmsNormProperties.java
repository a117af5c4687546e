package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family RMS: root-mean-square normalisation. */
public interface RmsNormProperties extends LayerLaws {

    /** Row t of Y and Δ_in is the same numbers when the other rows of X and Δ are others. */
    @Invariant("RMS-01")
    @Property
    default void passesAreTokenWise(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        TokenByToken.output(bench, trial);
        TokenByToken.inputGradient(bench, trial);
    }

    /** f(cX; c²ε) = f(X; ε); dw stays, and Δ_in is divided by c. */
    @Invariant(value = "RMS-02", needs = Need.GIVEN_EPSILON)
    @Property
    default void scalingInputAndEpsilonChangesNothing(
            @ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        NormProperties.scalingInputAndEpsilonChangesNothing(trial.on(given), trial);
    }

    /** Δ_in ⊖ X = ((Δ∘w) ⊖ x̂) ∘ ε/(m + ε), row by row, with m the mean squares. */
    @Invariant("RMS-03")
    @Property
    default void inputGradientAlongTheRow(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        RowStatistics rows =
                RowStatistics.uncentred(Bench.exact(bench.x()), bench.hypers().epsilon());
        NormProperties.inputGradientAlongTheRow(bench, rows, "Δ_in ⊖ X", trial);
    }

    /** f(XΠ; wΠ) = f(X; w) Π. */
    @Invariant("RMS-04")
    @Property
    default void outputIsPermutedWithTheFeatures(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int[] order = bench.draw().permutation("Π", bench.x().columns());
        trial.equal(
                "Y",
                bench.with("weight", w -> w.columns(order))
                        .output(Bench.exact(bench.x().columns(order))),
                bench.output(Bench.exact(bench.x())).columns(order));
    }

    /** w ∘ dw = Σ_t Δ_t ∘ Y_t. */
    @Invariant("RMS-05")
    @Property
    default void weightTimesItsGradient(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed observed = bench.run(bench.x(), bench.delta());
        trial.equal(
                "w ∘ d weight",
                bench.exact("weight").hadamard(observed.gradient("weight")),
                Bench.exact(bench.delta()).hadamard(observed.output()).columnSums());
    }
}
