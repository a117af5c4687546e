package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family ATT: what the gradients conserve. Each law is a symmetry of the output, differentiated. */
public interface AttentionConservationProperties extends LayerLaws {

    /** Σ W_qᵗdW_q + b_q db_qᵗ over a group = (W_kᵗdW_k + b_k db_kᵗ)ᵗ of its key-value head. */
    @Invariant("ATT-16")
    @Property
    default void queriesAndKeysBalance(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        HeadColumns columns = HeadColumns.in(bench);
        AttentionPieces pieces = new AttentionPieces(bench);
        Observed observed = bench.run(bench.x(), bench.delta());
        for (int j = 0; j < columns.keyValueHeads(); j++) {
            UncertainMatrix queries =
                    columns.sumOverGroup(j, h -> pieces.weightTimesGradient(observed, "query", columns.ofHead(h)));
            UncertainMatrix keys = pieces.weightTimesGradient(observed, "key", columns.ofHead(j));
            trial.zero("W_qᵗdW_q + b_q db_qᵗ − (W_kᵗdW_k + b_k db_kᵗ)ᵗ", queries.minus(keys.transposed()));
        }
    }

    /** W_vᵗdW_v + b_v db_vᵗ of a key-value head = Σ dW_o W_oᵗ over its group. */
    @Invariant("ATT-17")
    @Property
    default void valuesAndOutputsBalance(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        HeadColumns columns = HeadColumns.in(bench);
        AttentionPieces pieces = new AttentionPieces(bench);
        Observed observed = bench.run(bench.x(), bench.delta());
        for (int j = 0; j < columns.keyValueHeads(); j++) {
            UncertainMatrix values = pieces.weightTimesGradient(observed, "value", columns.ofHead(j));
            UncertainMatrix outputs = columns.sumOverGroup(
                    j,
                    h -> observed.gradient("output.weight")
                            .rows(columns.ofHead(h))
                            .times(pieces.weight("output")
                                    .rows(columns.ofHead(h))
                                    .transposed()));
            trial.zero("W_vᵗdW_v + b_v db_vᵗ − dW_o W_oᵗ", values.minus(outputs));
        }
    }

    /** XᵗΔ_in = dW_q W_qᵗ + dW_k W_kᵗ + dW_v W_vᵗ. */
    @Invariant(value = "ATT-26", needs = Need.TWO_TOKENS)
    @Property
    default void inputGradientFitsTheWeightGradients(
            @ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = withTwoTokens(trial.on(given));
        Observed observed = bench.run(bench.x(), bench.delta());
        UncertainMatrix left = Bench.exact(bench.x()).transposed().times(observed.inputGradient());
        trial.zero("XᵗΔ_in − Σ dW Wᵗ", left.minus(new AttentionPieces(bench).weightGradientsTimesWeights(observed)));
    }

    /** (Y − 1b_oᵗ)ᵗΔ = W_oᵗdW_o. */
    @Invariant("ATT-27")
    @Property
    default void outputFitsItsWeightGradient(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed observed = bench.run(bench.x(), bench.delta());
        AttentionPieces pieces = new AttentionPieces(bench);
        UncertainMatrix left =
                pieces.withoutBias(observed.output()).transposed().times(Bench.exact(bench.delta()));
        UncertainMatrix right = pieces.weight("output").transposed().times(observed.gradient("output.weight"));
        trial.zero("(Y − 1b_oᵗ)ᵗΔ − W_oᵗdW_o", left.minus(right));
    }

    /** 1ᵗΔ_in = db_qᵗW_qᵗ + db_kᵗW_kᵗ + db_vᵗW_vᵗ. */
    @Invariant(
            value = "ATT-29",
            needs = {Need.QUERY_KEY_VALUE_BIASES, Need.TWO_TOKENS})
    @Property
    default void inputGradientFitsTheBiasGradients(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = withTwoTokens(trial.on(given));
        Observed observed = bench.run(bench.x(), bench.delta());
        UncertainMatrix left = observed.inputGradient().columnSums();
        trial.zero("1ᵗΔ_in − Σ dbᵗWᵗ", left.minus(new AttentionPieces(bench).biasGradientsTimesWeights(observed)));
    }

    /** With one token, queries and keys have no gradients, and nothing misses their branches. */
    private static Bench withTwoTokens(Bench bench) {
        return bench.with(Dimension.TOKENS, Math.max(2, bench.sizes().of(Dimension.TOKENS)));
    }
}
