package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.UncertainMatrix;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family LN, the backward pass of layer normalisation. */
public interface LayerNormBackwardProperties extends LayerLaws {

    /** Row t of Δ_in is the same numbers when the other rows of X and Δ are others. */
    @Invariant("LN-02")
    @Property
    default void inputGradientIsTokenWise(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        TokenByToken.inputGradient(trial.on(given), trial);
    }

    /** Δ_in 1 = 0. */
    @Invariant("LN-06")
    @Property
    default void rowsOfInputGradientSumToZero(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        trial.zero(
                "sum of a row of Δ_in",
                bench.run(bench.x(), bench.delta()).inputGradient().rowSums());
    }

    /** Δ_in ⊖ (X − μ1ᵗ) = ((Δ∘w) ⊖ x̂) ∘ ε/(σ² + ε), row by row. */
    @Invariant("LN-07")
    @Property
    default void inputGradientAlongTheRow(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        RowStatistics rows =
                RowStatistics.centred(Bench.exact(bench.x()), bench.hypers().epsilon());
        NormProperties.inputGradientAlongTheRow(bench, rows, "Δ_in ⊖ (X − μ)", trial);
    }

    /** db = Σ_t Δ_t and dw = Σ_t Δ_t ∘ x̂_t. */
    @Invariant("LN-08")
    @Property
    default void parameterGradientsAreSumsOverTokens(
            @ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix delta = Bench.exact(bench.delta());
        RowStatistics rows =
                RowStatistics.centred(Bench.exact(bench.x()), bench.hypers().epsilon());
        Observed observed = bench.run(bench.x(), bench.delta());
        trial.equal("d bias", observed.gradient("bias"), delta.columnSums());
        trial.equal(
                "d weight",
                observed.gradient("weight"),
                delta.hadamard(rows.xHat()).columnSums());
    }

    /** w ∘ dw = Σ_t Δ_t ∘ (Y_t − b). */
    @Invariant("LN-14")
    @Property
    default void weightTimesItsGradient(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed observed = bench.run(bench.x(), bench.delta());
        UncertainMatrix weighted = observed.output()
                .minus(bench.exact("bias").broadcastRows(bench.x().rows()));
        trial.equal(
                "w ∘ d weight",
                bench.exact("weight").hadamard(observed.gradient("weight")),
                Bench.exact(bench.delta()).hadamard(weighted).columnSums());
    }
}
