package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.subject.BoundLayer;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family POS: learned positions. P is the table, n_context by d. */
public interface PositionProperties extends LayerLaws {

    /** dP[t] = Δ[t], summed over a batch; dP is zero where no token is; Δ_in = Δ. */
    @Invariant("POS-01")
    @Property
    default void positionsGetTheErrorOfTheirToken(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int tokens = bench.sizes().of(Dimension.TOKENS);
        trial.identicalPasses(
                () -> errors(tokens, passed(bench)),
                () -> Map.of(
                        "dP[t], t < n_T",
                        bench.delta(),
                        "dP[t], t ≥ n_T",
                        bench.parameters()
                                .get("weight")
                                .rowRange(tokens, contextOf(bench))
                                .scaledBy(0),
                        "Δ_in",
                        bench.delta()));
        if (bench.subject().takes(Dimension.BATCH)) {
            errorsOfABatchAddUp(bench.with(Dimension.BATCH, 2), trial);
        }
    }

    private static void errorsOfABatchAddUp(Bench bench, Trial trial) {
        int tokens = bench.sizes().of(Dimension.TOKENS);
        UncertainMatrix delta = Bench.exact(bench.delta());
        UncertainMatrix sum = bench.sum(List.of(delta.rowRange(0, tokens), delta.rowRange(tokens, 2 * tokens)));
        PositionGradients passed = passed(bench);
        UncertainMatrix seen = bench.shown(passed.tableGradient().rowRange(0, tokens), sum);
        trial.equal("dP[t], t < n_T, of a batch", seen, sum);
        trial.exactlyZero("dP[t], t ≥ n_T, of a batch", passed.tableGradient().rowRange(tokens, contextOf(bench)));
    }

    private static PositionGradients passed(Bench bench) {
        BoundLayer layer = bench.layer();
        layer.forward(bench.x());
        DenseMatrix inputGradient = layer.backward(bench.delta()).result();
        ParameterSpec table = layer.parameters().iterator().next();
        return new PositionGradients(inputGradient, layer.gradient(table).orElseThrow());
    }

    private static Map<String, DenseMatrix> errors(int tokens, PositionGradients passed) {
        DenseMatrix dP = passed.tableGradient();
        return Map.of(
                "dP[t], t < n_T",
                dP.rowRange(0, tokens),
                "dP[t], t ≥ n_T",
                dP.rowRange(tokens, dP.rows()),
                "Δ_in",
                passed.inputGradient());
    }

    private static int contextOf(Bench bench) {
        return bench.sizes().of(Dimension.CONTEXT);
    }

    /** n_T = n_context is accepted, n_T = n_context + 1 refused. */
    @Invariant(
            value = "POS-02",
            needs = {Need.LEARNED_POSITIONS, Need.ANY_LENGTH})
    @Property
    default void tooLongSequencesAreRefused(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        // What fails at every length is no answer to the question of length.
        forward(bench);
        trial.accepts("a sequence of n_context tokens", () -> forward(bench.with(Dimension.TOKENS, contextOf(bench))));
        trial.refuses(
                "a sequence of n_context + 1 tokens",
                () -> forward(bench.with(Dimension.TOKENS, contextOf(bench) + 1)));
    }

    private static void forward(Bench bench) {
        bench.layer().forward(bench.x());
    }
}
