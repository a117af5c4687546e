package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Masking;
import io.github.backproof.subject.BoundLayer;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family ATT: what a token sees, under a mask, beside padding and step by step. */
public interface AttentionMaskProperties extends LayerLaws {

    /** Rows up to t of Y are the same numbers when rows after t of X are others. */
    @Invariant(value = "ATT-05", needs = Need.CAUSAL_MASK)
    @Property
    default void outputDoesNotDependOnTheFuture(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
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
    default void errorDoesNotReachTheFuture(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int[] past = past(bench, bench.x().rows());
        DenseMatrix nothing = Rows.nothing(bench.x());
        DenseMatrix delta = Rows.keep(past, bench.delta(), nothing);
        DenseMatrix inputGradient = bench.run(bench.x(), delta).inputGradient().value();
        trial.exactlyZero("future rows of Δ_in", Rows.keep(past, nothing, inputGradient));
    }

    private static int[] past(Bench bench, int tokens) {
        return IntStream.rangeClosed(0, bench.draw().index("t", Math.max(1, tokens - 1)))
                .toArray();
    }

    /** Att(X[:t]) = Att(X)[:t]. */
    @Invariant(
            value = "ATT-07",
            needs = {Need.CAUSAL_MASK, Need.ANY_LENGTH})
    @Property
    default void prefixGivesTheSameRows(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix x = Bench.exact(bench.x());
        int t = 1 + bench.draw().index("t", x.rows());
        UncertainMatrix alone = bench.with(Dimension.TOKENS, t).output(x.rowRange(0, t));
        trial.equal("rows of Y up to t", alone, bench.output(x).rowRange(0, t));
    }

    /** With other padding, where Δ is zero: Y, Δ_in and dp are equal, and Δ_in is zero in padding; without it, Y is equal too. */
    @Invariant(
            value = "ATT-21",
            needs = {Need.PADDING, Need.ANY_LENGTH})
    @Property
    default void paddingChangesNothing(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench drawn = trial.on(given);
        Bench several = drawn.with(Dimension.TOKENS, Math.max(2, drawn.sizes().of(Dimension.TOKENS)));
        List<Boolean> visible = visible(several);
        Bench bench = several.with(several.context().withVisible(visible));
        DenseMatrix x = bench.x();
        int[] kept = IntStream.range(0, x.rows()).filter(visible::get).toArray();
        int[] padding =
                IntStream.range(0, x.rows()).filter(t -> !visible.get(t)).toArray();
        DenseMatrix delta = Rows.keep(kept, bench.delta(), Rows.nothing(x));
        DenseMatrix otherPadding = Rows.keep(kept, x, bench.draw().normal("padding", x.rows(), x.columns(), 0, 1));
        Observed one = bench.run(x, delta);
        Observed other = bench.run(otherPadding, delta);
        trial.equal("Y beside padding", other.output().rows(kept), one.output().rows(kept));
        UncertainMatrix alone = drawn.with(Dimension.TOKENS, kept.length).output(Bench.exact(x.rows(kept)));
        trial.equal("Y without padding", one.output().rows(kept), alone);
        trial.equal(
                "Δ_in beside padding",
                other.inputGradient().rows(kept),
                one.inputGradient().rows(kept));
        trial.equalGradients(other.gradients(), one.gradients());
        trial.zero("Δ_in in padding", other.inputGradient().rows(padding));
    }

    /** At least one token is padding and one is none: the first, if the layer is causal. */
    private static List<Boolean> visible(Bench bench) {
        int rows = bench.x().rows();
        boolean causal = bench.subject().conventions().masking() == Masking.CAUSAL;
        int seen = causal ? 0 : bench.draw().index("seen", rows);
        int hidden = (seen + 1 + bench.draw().index("hidden", rows - 1)) % rows;
        DenseMatrix coins = bench.draw().numbers("padding", rows, 2);
        return IntStream.range(0, rows)
                .mapToObj(t -> t == seen || t != hidden && coins.at(t, 0) == 1)
                .toList();
    }

    /** Row by row with a cache, the layer gives the rows of Y, and again after a restart. */
    @Invariant(
            value = "ATT-22",
            needs = {Need.CAUSAL_MASK, Need.STEPS})
    @Property
    default void decodingEqualsTheFullForward(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix full = bench.output(Bench.exact(bench.x()));
        BoundLayer layer = bench.layer();
        trial.equal("Y token by token", bench.shown(layer.stepwise(bench.x()), full), full);
        trial.equal("Y token by token after a restart", bench.shown(layer.stepwise(bench.x()), full), full);
    }
}
