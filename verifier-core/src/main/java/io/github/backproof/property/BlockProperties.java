package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family RES: a transformer block and its residual connections. */
public interface BlockProperties extends LayerLaws {
    /** With both last projections zero, Y = X and Δ_in = Δ, exactly. */
    @Invariant(value = "RES-01", needs = Need.NORMS_BEFORE)
    @Property
    default void silentSublayersGiveTheIdentity(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given).withEpsilonAboveZero();
        List<String> lastProjections =
                List.of("attention.output.weight", "attention.output.bias", "mlp.down.weight", "mlp.down.bias");
        for (String projection : lastProjections) {
            bench = bench.with(projection, value -> value.scaledBy(0));
        }
        if (bench.hypers().epsilon() == 0) {
            trial.cannotTell();
            return;
        }
        Observed observed = bench.run(bench.x(), bench.delta());
        trial.identical("Y − X", observed.output().value(), bench.x());
        trial.identical("Δ_in − Δ", observed.inputGradient().value(), bench.delta());
    }

    /** f(X + c1ᵗ) = f(X) + c1ᵗ, with another c for each token. */
    @Invariant(value = "RES-02", needs = Need.NORMS_BEFORE)
    @Property
    default void constantPerTokenPassesThrough(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix c =
                Bench.exact(bench.draw().normal("c", x.rows(), 1, 0, 1)).broadcastColumns(x.columns());
        trial.equal(
                "Y − c1ᵗ",
                bench.output(bench.handedOver(x.plus(c))),
                bench.output(x).plus(c));
    }

    /** Δ_in 1 = Δ1. */
    @Invariant(value = "RES-03", needs = Need.NORMS_BEFORE)
    @Property
    default void rowSumsOfTheErrorPassThrough(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix rowSums =
                bench.run(bench.x(), bench.delta()).inputGradient().rowSums();
        trial.equal("Δ_in 1", rowSums, Bench.exact(bench.delta()).rowSums());
    }

    /** Rows up to t of Y do not depend on later rows of X; a Δ that is zero after t gives a Δ_in that is. */
    @Invariant(
            value = "RES-04",
            needs = {Need.CAUSAL_MASK, Need.TWO_TOKENS})
    @Property
    default void futureIsNotSeenInEitherPass(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(atLeastTwoTokens(given)).withEpsilonAboveZero();
        if (bench.hypers().epsilon() == 0) {
            trial.cannotTell();
            return;
        }
        DenseMatrix x = bench.x();
        DenseMatrix nothing = DenseMatrix.filled(x.rows(), x.columns(), 0);
        int[] past = past(bench);
        DenseMatrix otherFuture = Rows.keep(past, x, bench.draw().normal("future", x.rows(), x.columns(), 0, 1));
        trial.identical(
                "rows of Y before the change",
                () -> bench.layer().forward(otherFuture).result().rows(past),
                () -> bench.layer().forward(x).result().rows(past));
        Observed observed = bench.run(x, Rows.keep(past, bench.delta(), nothing));
        trial.exactlyZero(
                "future rows of Δ_in",
                Rows.keep(past, nothing, observed.inputGradient().value()));
    }

    /** f(ΠX) = Πf(X); with ΠΔ, Δ_in becomes ΠΔ_in, and parameter gradients stay. */
    @Invariant(value = "RES-05", needs = Need.NO_MASK)
    @Property
    default void resultsArePermutedWithTheTokens(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int[] order = bench.draw().permutation("Π", bench.x().rows());
        Observed straight = bench.run(bench.x(), bench.delta());
        Observed permuted = bench.run(bench.x().rows(order), bench.delta().rows(order));
        trial.equal("Y", permuted.output(), straight.output().rows(order));
        trial.equal("Δ_in", permuted.inputGradient(), straight.inputGradient().rows(order));
        trial.equalGradients(permuted.gradients(), straight.gradients());
    }

    /** d(attention.key.bias) = 0. */
    @Invariant(
            value = "RES-06",
            needs = {Need.KEY_BIAS, Need.NOT_ROTARY})
    @Property
    default void keyBiasGradientIsZero(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        trial.zero("d attention.key.bias", bench.run(bench.x(), bench.delta()).gradient("attention.key.bias"));
    }

    /** f(f(X)) has the same first t rows when X has only t: call by call, f(Y) has when Y = f(X) is cut. */
    @Invariant(
            value = "RES-07",
            needs = {Need.CAUSAL_MASK, Need.ANY_LENGTH})
    @Property
    default void shorterSequencesGiveTheSameRows(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(atLeastTwoTokens(given));
        int t = past(bench).length;
        Bench shorter = bench.with(Dimension.TOKENS, t);
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix once = bench.output(x);
        trial.equal("first rows of f(X)", once.rowRange(0, t), shorter.output(x.rowRange(0, t)));
        UncertainMatrix y = Bench.exact(bench.handedOver(once).value());
        trial.equal("first rows of f(f(X))", bench.output(y).rowRange(0, t), shorter.output(y.rowRange(0, t)));
    }

    private static LayerCase atLeastTwoTokens(LayerCase given) {
        return given.with(Dimension.TOKENS, Math.max(2, given.sizes().of(Dimension.TOKENS)));
    }

    /** The rows up to t, which leave at least one. */
    private static int[] past(Bench bench) {
        return IntStream.rangeClosed(0, bench.draw().index("t", bench.x().rows() - 1))
                .toArray();
    }
}
