package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family MLP: multi-layer perceptrons, plain and gated. */
public interface MlpProperties extends LayerLaws {

    /** Row t of Y and Δ_in is the same numbers when the other rows of X and Δ are others. */
    @Invariant("MLP-01")
    @Property
    default void passesAreTokenWise(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        TokenByToken.output(bench, trial);
        TokenByToken.inputGradient(bench, trial);
    }

    /** With hidden units permuted, Y, Δ_in and db_down stay; other gradients are permuted like their parameters. */
    @Invariant("MLP-02")
    @Property
    default void hiddenUnitsAreAlike(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int[] order = bench.draw().permutation("Π", bench.sizes().of(Dimension.HIDDEN));
        Map<String, DenseMatrix> parameters = new LinkedHashMap<>();
        bench.parameters()
                .forEach((name, value) -> parameters.put(name, (DenseMatrix) permutedUnits(name, value, order)));
        Observed straight = bench.run(bench.x(), bench.delta());
        Observed permuted = bench.with(parameters).run(bench.x(), bench.delta());
        trial.equal("Y", permuted.output(), straight.output());
        trial.equal("Δ_in", permuted.inputGradient(), straight.inputGradient());
        permuted.gradients()
                .forEach((name, gradient) -> trial.equal(
                        "d " + name, gradient, (UncertainMatrix) permutedUnits(name, straight.gradient(name), order)));
    }

    private static Matrix permutedUnits(String name, Matrix value, int[] order) {
        return switch (name) {
            case "down.weight" -> value.rows(order);
            case "down.bias" -> value;
            default -> value.columns(order);
        };
    }

    /** With ReLU: Σ_i (W_up ∘ dW_up)_ik + (b_up ∘ db_up)_k = Σ_j (W_down ∘ dW_down)_kj. */
    @Invariant(value = "MLP-03", needs = Need.RELU)
    @Property
    default void reluBalancesItsUnits(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        unitsAreBalanced(trial.on(given), trial);
    }

    /** XᵗΔ_in = dW_up W_upᵗ, plus dW_gate W_gateᵗ with a gate. */
    @Invariant("MLP-04")
    @Property
    default void inputFeaturesMix(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed observed = bench.run(bench.x(), bench.delta());
        UncertainMatrix viaUp = intoFeatures(bench, observed, "up.weight");
        trial.equal(
                "XᵗΔ_in",
                Bench.exact(bench.x()).transposed().times(observed.inputGradient()),
                bench.subject().kind() == LayerKind.GATED_MLP
                        ? viaUp.plus(intoFeatures(bench, observed, "gate.weight"))
                        : viaUp);
    }

    private static UncertainMatrix intoFeatures(Bench bench, Observed observed, String weight) {
        return observed.gradient(weight).times(bench.exact(weight).transposed());
    }

    /** (Y − 1b_downᵗ)ᵗΔ = W_downᵗ dW_down, and db_down = Σ_t Δ_t. */
    @Invariant("MLP-05")
    @Property
    default void outputFeaturesMix(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix delta = Bench.exact(bench.delta());
        Observed observed = bench.run(bench.x(), bench.delta());
        trial.equal(
                "(Y − 1b_downᵗ)ᵗΔ",
                bench.lessBias(observed.output(), "down.bias").transposed().times(delta),
                bench.exact("down.weight").transposed().times(observed.gradient("down.weight")));
        if (bench.parameters().containsKey("down.bias")) {
            trial.equal("d down.bias", observed.gradient("down.bias"), delta.columnSums());
        }
    }

    /** With a gate: Σ_i (W_up ∘ dW_up)_ik + (b_up ∘ db_up)_k = Σ_j (W_down ∘ dW_down)_kj. */
    @Invariant("MLP-06")
    @Property
    default void gatedUnitsAreBalanced(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        unitsAreBalanced(trial.on(given), trial);
    }

    private static void unitsAreBalanced(Bench bench, Trial trial) {
        Observed observed = bench.run(bench.x(), bench.delta());
        UncertainMatrix ofWeight = timesGradient(bench, observed, "up.weight").columnSums();
        UncertainMatrix into = bench.parameters().containsKey("up.bias")
                ? ofWeight.plus(timesGradient(bench, observed, "up.bias"))
                : ofWeight;
        UncertainMatrix outOf =
                timesGradient(bench, observed, "down.weight").rowSums().transposed();
        trial.equal("W_up ∘ d up.weight and b_up ∘ d up.bias of a unit", into, outOf);
    }

    private static UncertainMatrix timesGradient(Bench bench, Observed observed, String parameter) {
        return bench.exact(parameter).hadamard(observed.gradient(parameter));
    }
}
