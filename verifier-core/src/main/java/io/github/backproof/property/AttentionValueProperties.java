package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Masking;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family ATT: values, uniform weights, single tokens. */
public interface AttentionValueProperties extends LayerLaws {

    /** y₁ = (x₁W_v + b_v)W_o + b_o. */
    @Invariant(value = "ATT-08", needs = Need.CAUSAL_MASK)
    @Property
    default void firstOutputIsItsOwnValue(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix x = Bench.exact(bench.x());
        trial.equal("y₁", bench.output(x).rowRange(0, 1), projectedValues(bench, x.rowRange(0, 1)));
    }

    /** db_v = (Σ Δ_t)W_oᵗ, summed over the groups. */
    @Invariant(value = "ATT-09", needs = Need.VALUE_BIAS)
    @Property
    default void valueBiasGradientIsTheErrorOfOutputs(
            @ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix error = Bench.exact(bench.delta())
                .columnSums()
                .times(bench.exact("output.weight").transposed());
        UncertainMatrix gradient = bench.run(bench.x(), bench.delta()).gradient("value.bias");
        trial.equal("db_v", gradient, HeadColumns.in(bench).summedOverGroups(error));
    }

    /** Att(X; b′) − Att(X; b) = 1(b′ − b)W_o. */
    @Invariant(value = "ATT-10", needs = Need.VALUE_BIAS)
    @Property
    default void valueBiasMovesEveryRowAlike(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix x = Bench.exact(bench.x());
        Bench other = bench.with("value.bias", b -> bench.draw().normal("another b_v", b.rows(), b.columns(), 0, 1));
        UncertainMatrix change = other.exact("value.bias")
                .minus(bench.exact("value.bias"))
                .columns(HeadColumns.in(bench).repeated())
                .times(bench.exact("output.weight"));
        trial.equal("Y(b′) − Y(b)", other.output(x).minus(bench.output(x)), change.broadcastRows(x.rows()));
    }

    /** With W_o = identity and b_o = 0, each entry of Y lies between the least and the greatest value that its token sees. */
    @Invariant("ATT-11")
    @Property
    default void outputsAreBetweenVisibleValues(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given)
                .with("output.weight", w -> HeadColumns.identity(w.rows()))
                .with("output.bias", Rows::nothing);
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix y = bench.output(x);
        UncertainMatrix values = new AttentionPieces(bench).values(x);
        trial.notNegative(
                "max V − Y",
                ofSeen(bench, values, AttentionValueProperties::greatest).minus(y));
        trial.notNegative("Y − min V", y.minus(ofSeen(bench, values, AttentionValueProperties::least)));
    }

    /** With n_T = 1: Y = (xW_v + b_v)W_o + b_o, and queries and keys have no gradients. */
    @Invariant(value = "ATT-12", needs = Need.ANY_LENGTH)
    @Property
    default void oneTokenIsItsOwnValue(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given).with(Dimension.TOKENS, 1);
        Observed observed = bench.run(bench.x(), bench.delta());
        trial.equal("Y", observed.output(), projectedValues(bench, Bench.exact(bench.x())));
        zeroGradients(trial, bench, observed);
    }

    /** With X = 1xᵗ: all rows of Y are equal, and queries and keys have no gradients. */
    @Invariant(value = "ATT-13", needs = Need.TWO_TOKENS)
    @Property
    default void equalTokensGiveEqualOutputs(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench drawn = trial.on(given);
        Bench bench = drawn.with(Dimension.TOKENS, Math.max(2, drawn.sizes().of(Dimension.TOKENS)));
        DenseMatrix x = bench.x().rowRange(0, 1).broadcastRows(bench.x().rows());
        Observed observed = bench.run(x, bench.delta());
        UncertainMatrix y = observed.output();
        trial.equal("rows of Y from the first", y, y.rowRange(0, 1).broadcastRows(y.rows()));
        zeroGradients(trial, bench, observed);
    }

    /** With W_q = 0 and b_q = 0, y_t is the projected mean of the values that t sees. */
    @Invariant("ATT-14")
    @Property
    default void zeroQueriesGiveTheMeanValue(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given).with("query.weight", Rows::nothing).with("query.bias", Rows::nothing);
        UncertainMatrix x = Bench.exact(bench.x());
        AttentionPieces pieces = new AttentionPieces(bench);
        UncertainMatrix means = ofSeen(bench, pieces.values(x), AttentionValueProperties::mean);
        trial.equal("Y", bench.output(x), pieces.projected("output", means));
    }

    private static UncertainMatrix projectedValues(Bench bench, UncertainMatrix x) {
        AttentionPieces pieces = new AttentionPieces(bench);
        return pieces.projected("output", pieces.values(x));
    }

    private static void zeroGradients(Trial trial, Bench bench, Observed observed) {
        Stream.of("query.weight", "query.bias", "key.weight", "key.bias")
                .filter(bench.parameters()::containsKey)
                .forEach(name -> trial.zero("d " + name, observed.gradient(name)));
    }

    /** For each token, one row made of the rows that it sees. */
    private static UncertainMatrix ofSeen(Bench bench, UncertainMatrix rows, UnaryOperator<UncertainMatrix> one) {
        int n = rows.rows();
        boolean causal = bench.subject().conventions().masking() == Masking.CAUSAL;
        List<UncertainMatrix> made = IntStream.rangeClosed(1, n)
                .mapToObj(t -> one.apply(rows.rowRange(0, causal ? t : n)))
                .toList();
        return made.get(0).above(made.subList(1, n));
    }

    private static UncertainMatrix mean(UncertainMatrix rows) {
        return rows.columnSums().scaledBy(1.0 / rows.rows());
    }

    private static UncertainMatrix greatest(UncertainMatrix rows) {
        return rows.transposed().rowMaxima().transposed();
    }

    private static UncertainMatrix least(UncertainMatrix rows) {
        return greatest(rows.scaledBy(-1)).scaledBy(-1);
    }
}
