package io.github.backproof.property;

import static net.jqwik.api.lifecycle.PropagationMode.ALL_DESCENDANTS;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Family ATT: softmax self-attention. */
@AddLifecycleHook(value = InvariantHook.class, propagateTo = ALL_DESCENDANTS)
class AttentionProperties {

    /** db_k = 0. */
    @Invariant(value = "ATT-01", needs = Need.KEY_BIAS)
    @Property
    void keyBiasGradientIsZero(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        trial.zero("db_k", bench.run(bench.x(), bench.delta()).gradient("key.bias"));
    }

    /** The output is the same for every b_k. */
    @Invariant(value = "ATT-02", needs = Need.KEY_BIAS)
    @Property
    void keyBiasHasNoInfluence(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Bench other = bench.with("key.bias", b -> bench.draw().normal("another b_k", b.rows(), b.columns(), 0, 1));
        trial.equal("Y", other.output(Bench.exact(bench.x())), bench.output(Bench.exact(bench.x())));
    }

    /** Att(ΠX) = Π Att(X). */
    @Invariant(value = "ATT-03", needs = Need.NO_MASK)
    @Property
    void outputIsPermutedWithTheTokens(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int[] order = bench.draw().permutation("Π", bench.x().rows());
        trial.equal(
                "Y",
                bench.output(Bench.exact(bench.x().rows(order))),
                bench.output(Bench.exact(bench.x())).rows(order));
    }

    /** With ΠX and ΠΔ: Δ_in becomes ΠΔ_in, parameter gradients stay. */
    @Invariant(value = "ATT-04", needs = Need.NO_MASK)
    @Property
    void inputGradientIsPermutedWithTheTokens(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int[] order = bench.draw().permutation("Π", bench.x().rows());
        Observed straight = bench.run(bench.x(), bench.delta());
        Observed permuted = bench.run(bench.x().rows(order), bench.delta().rows(order));
        trial.equal("Δ_in", permuted.inputGradient(), straight.inputGradient().rows(order));
        trial.equalGradients(permuted.gradients(), straight.gradients());
    }

    /** Rows up to t of Y are the same numbers when rows after t of X are others. */
    @Invariant(value = "ATT-05", needs = Need.CAUSAL_MASK)
    @Property
    void outputDoesNotDependOnTheFuture(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        DenseMatrix x = bench.x();
        int[] past = past(bench, x.rows());
        DenseMatrix otherFuture = Rows.keep(past, x, bench.draw().normal("future", x.rows(), x.columns(), 0, 1));
        trial.identical(
                "rows of Y before the change",
                () -> bench.layer().forward(otherFuture).result().rows(past),
                () -> bench.layer().forward(x).result().rows(past));
    }

    /** When Δ is zero after row t, so is Δ_in, exactly. */
    @Invariant(value = "ATT-06", needs = Need.CAUSAL_MASK)
    @Property
    void errorDoesNotReachTheFuture(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int[] past = past(bench, bench.x().rows());
        DenseMatrix nothing = DenseMatrix.filled(bench.x().rows(), bench.x().columns(), 0);
        DenseMatrix delta = Rows.keep(past, bench.delta(), nothing);
        DenseMatrix inputGradient = bench.run(bench.x(), delta).inputGradient().value();
        trial.exactlyZero("future rows of Δ_in", Rows.keep(past, nothing, inputGradient));
    }

    private static int[] past(Bench bench, int tokens) {
        return IntStream.rangeClosed(0, bench.draw().index("t", Math.max(1, tokens - 1)))
                .toArray();
    }
}
