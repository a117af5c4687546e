package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.UncertainMatrix;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family FC: a linear layer. */
public interface LinearProperties extends LayerLaws {

    /** f(aX + (1 − a)X′) = a f(X) + (1 − a) f(X′). */
    @Invariant("FC-01")
    @Property
    default void outputIsAffine(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix other = Bench.exact(bench.x("X′"));
        double a = bench.draw().normal("a", 1, 1, 0, 1).at(0, 0);
        UncertainMatrix mixed = bench.handedOver(mixture(a, x, other));
        trial.equal("Y", bench.output(mixed), mixture(a, bench.output(x), bench.output(other)));
    }

    /** db = Σ_t Δ_t, dW = XᵗΔ and Δ_in = ΔWᵗ. */
    @Invariant("FC-02")
    @Property
    default void gradientsAreProducts(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix delta = Bench.exact(bench.delta());
        Observed observed = bench.run(bench.x(), bench.delta());
        if (bench.parameters().containsKey("bias")) {
            trial.equal("d bias", observed.gradient("bias"), delta.columnSums());
        }
        trial.equal("d weight", observed.gradient("weight"), x.transposed().times(delta));
        trial.equal(
                "Δ_in",
                observed.inputGradient(),
                delta.times(bench.exact("weight").transposed()));
    }

    /** Row t of Y and Δ_in is the same numbers when the other rows of X and Δ are others. */
    @Invariant("FC-03")
    @Property
    default void passesAreTokenWise(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        TokenByToken.output(bench, trial);
        TokenByToken.inputGradient(bench, trial);
    }

    /** XᵗΔ_in = dW Wᵗ. */
    @Invariant("FC-04")
    @Property
    default void inputFeaturesMix(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed observed = bench.run(bench.x(), bench.delta());
        trial.equal(
                "XᵗΔ_in",
                Bench.exact(bench.x()).transposed().times(observed.inputGradient()),
                observed.gradient("weight").times(bench.exact("weight").transposed()));
    }

    /** (Y − 1bᵗ)ᵗΔ = Wᵗ dW. */
    @Invariant("FC-05")
    @Property
    default void outputFeaturesMix(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed observed = bench.run(bench.x(), bench.delta());
        trial.equal(
                "(Y − 1bᵗ)ᵗΔ",
                bench.lessBias(observed.output(), "bias").transposed().times(Bench.exact(bench.delta())),
                bench.exact("weight").transposed().times(observed.gradient("weight")));
    }

    private static UncertainMatrix mixture(double a, UncertainMatrix one, UncertainMatrix other) {
        return one.scaledBy(a).plus(other.scaledBy(1 - a));
    }
}
