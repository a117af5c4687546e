package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family ATT: what may be exchanged without changing the output. */
public interface AttentionSymmetryProperties extends LayerLaws {

    /** Att(ΠX) = Π Att(X). */
    @Invariant(value = "ATT-03", needs = Need.NO_MASK)
    @Property
    default void outputIsPermutedWithTheTokens(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
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
    default void inputGradientIsPermutedWithTheTokens(
            @ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int[] order = bench.draw().permutation("Π", bench.x().rows());
        Observed straight = bench.run(bench.x(), bench.delta());
        Observed permuted = bench.run(bench.x().rows(order), bench.delta().rows(order));
        trial.equal("Δ_in", permuted.inputGradient(), straight.inputGradient().rows(order));
        trial.equalGradients(permuted.gradients(), straight.gradients());
    }

    /** With W_q A, b_qᵗA, W_k A⁻ᵗ and b_kᵗA⁻ᵗ in every head, Y stays. */
    @Invariant("ATT-15")
    @Property
    default void basisOfQueriesAndKeysIsFree(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        HeadColumns columns = HeadColumns.in(bench);
        List<ChangeOfBasis> changes = IntStream.range(0, columns.keyValueHeads())
                .mapToObj(j -> ChangeOfBasis.drawn(bench.draw(), "A of head " + j, columns.width()))
                .toList();
        UncertainMatrix a = columns.blocks(
                columns.heads(), h -> changes.get(h / columns.group()).matrix());
        UncertainMatrix inverse = columns.blocks(
                columns.keyValueHeads(), j -> changes.get(j).inverse().transposed());
        Bench changed = times(times(bench, "query", a), "key", inverse);
        UncertainMatrix x = Bench.exact(bench.x());
        trial.equal("Y", changed.output(x), bench.output(x));
    }

    private static Bench times(Bench bench, String part, UncertainMatrix right) {
        Bench changed =
                bench.handing(part + ".weight", bench.exact(part + ".weight").times(right));
        return new AttentionPieces(bench).hasBias(part)
                ? changed.handing(part + ".bias", bench.exact(part + ".bias").times(right))
                : changed;
    }

    /** With the groups of heads in another order, Y stays. */
    @Invariant("ATT-18")
    @Property
    default void orderOfHeadsIsFree(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        HeadColumns columns = HeadColumns.in(bench);
        int[] order = bench.draw().permutation("heads", columns.keyValueHeads());
        int[] queries = IntStream.of(order)
                .flatMap(j -> IntStream.of(columns.ofGroup(j)))
                .toArray();
        int[] keys = IntStream.of(order)
                .flatMap(j -> IntStream.of(columns.ofHead(j)))
                .toArray();
        Bench changed = bench.with("query.weight", w -> w.columns(queries))
                .with("query.bias", b -> b.columns(queries))
                .with("key.weight", w -> w.columns(keys))
                .with("key.bias", b -> b.columns(keys))
                .with("value.weight", w -> w.columns(keys))
                .with("value.bias", b -> b.columns(keys))
                .with("output.weight", w -> w.rows(queries));
        UncertainMatrix x = Bench.exact(bench.x());
        trial.equal("Y", changed.output(x), bench.output(x));
    }

    /** Att([X; X]) = [Att(X); Att(X)]. */
    @Invariant(
            value = "ATT-20",
            needs = {Need.NO_MASK, Need.ANY_LENGTH})
    @Property
    default void repeatingTheSequenceRepeatsTheOutput(
            @ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix twice = Bench.exact(bench.x().above(List.of(bench.x())));
        UncertainMatrix y = bench.output(x);
        Bench longer = bench.with(Dimension.TOKENS, 2 * bench.sizes().of(Dimension.TOKENS));
        trial.equal("Y", longer.output(twice), y.above(List.of(y)));
    }

    /** With every key-value head's columns repeated for each query head: all stays; of dW_k, db_k, dW_v and db_v, the sums. */
    @Invariant(value = "ATT-24", needs = Need.GROUPED_QUERIES)
    @Property
    default void sharedHeadsEqualRepeatedHeads(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench grouped = grouped(trial.on(given));
        HeadColumns columns = HeadColumns.in(grouped);
        if (columns.group() == 1) {
            trial.cannotTell();
            return;
        }
        Map<String, DenseMatrix> repeated = new LinkedHashMap<>(grouped.parameters());
        repeated.replaceAll((name, p) -> isShared(name) ? p.columns(columns.repeated()) : p);
        Bench full = grouped.with(Dimension.KEY_VALUE_HEADS, columns.heads()).with(repeated);
        Observed shared = grouped.run(grouped.x(), grouped.delta());
        Observed each = full.run(grouped.x(), grouped.delta());
        trial.equal("Y", shared.output(), each.output());
        trial.equal("Δ_in", shared.inputGradient(), each.inputGradient());
        shared.gradients().forEach((name, gradient) -> {
            UncertainMatrix other = each.gradient(name);
            trial.equal("d " + name, gradient, isShared(name) ? columns.summedOverGroups(other) : other);
        });
    }

    /** A case whose heads share: where each has its own keys and values, all share the first one's; a single head becomes many. */
    private static Bench grouped(Bench bench) {
        if (HeadColumns.in(bench).group() > 1) {
            return bench;
        }
        int heads = bench.sizes().of(Dimension.HEADS);
        Bench several =
                heads > 1 ? bench : bench.with(Dimension.HEADS, bench.sizes().of(Dimension.FEATURES));
        int[] first = HeadColumns.in(several).ofHead(0);
        Map<String, DenseMatrix> parameters = new LinkedHashMap<>(bench.parameters());
        parameters.replaceAll((name, p) -> isShared(name) ? p.columns(first) : p);
        return several.with(Dimension.KEY_VALUE_HEADS, 1).with(parameters);
    }

    private static boolean isShared(String parameter) {
        return parameter.startsWith("key.") || parameter.startsWith("value.");
    }
}
