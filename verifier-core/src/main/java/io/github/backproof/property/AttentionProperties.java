package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Masking;
import io.github.backproof.subject.BoundLayer;
import io.github.backproof.subject.Sizes;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family ATT: weights, scores and their gradient, and heads. */
public interface AttentionProperties extends LayerLaws {

    /** db_k = 0. */
    @Invariant(value = "ATT-01", needs = Need.KEY_BIAS)
    @Property
    default void keyBiasGradientIsZero(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        trial.zero("db_k", bench.run(bench.x(), bench.delta()).gradient("key.bias"));
    }

    /** The output is the same for every b_k. */
    @Invariant(value = "ATT-02", needs = Need.KEY_BIAS)
    @Property
    default void keyBiasHasNoInfluence(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Bench other = bench.with("key.bias", b -> bench.draw().normal("another b_k", b.rows(), b.columns(), 0, 1));
        trial.equal("Y", other.output(Bench.exact(bench.x())), bench.output(Bench.exact(bench.x())));
    }

    /** With W_o zero in the rows of a key-value head's group, its q, k and v have no gradients, exactly. */
    @Invariant("ATT-19")
    @Property
    default void headWithoutErrorHasNoGradients(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench drawn = trial.on(given);
        HeadColumns columns = HeadColumns.in(drawn);
        int silent = drawn.draw().index("silent head", columns.keyValueHeads());
        int[] ofGroup = columns.ofGroup(silent);
        Bench bench = drawn.with("output.weight", w -> Rows.keep(ofGroup, Rows.nothing(w), w));
        Observed observed = bench.run(bench.x(), bench.delta());
        for (String part : List.of("query", "key", "value")) {
            int[] own = part.equals("query") ? ofGroup : columns.ofHead(silent);
            Stream.of(part + ".weight", part + ".bias")
                    .filter(bench.parameters()::containsKey)
                    .forEach(name -> trial.exactlyZero(
                            "the silent head's d " + name,
                            observed.gradient(name).columns(own).value()));
        }
    }

    /** dS 1 = 0 in every head. */
    @Invariant(value = "ATT-23", needs = Need.SCORES)
    @Property
    default void rowsOfScoreGradientSumToZero(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        BoundLayer layer = bench.layer();
        layer.forward(bench.x());
        layer.backward(bench.delta());
        List<UncertainMatrix> reference = bench.scores(bench.x(), bench.delta()).gradients();
        for (int h = 0; h < reference.size(); h++) {
            UncertainMatrix shown = bench.shown(layer.scoreGradient(h), reference.get(h));
            trial.zero("dS 1 of head " + (h + 1), shown.rowSums());
        }
    }

    /** P ≥ 0 and P1 = 1 in every head, and P = 0 exactly where the mask is. */
    @Invariant(value = "ATT-25", needs = Need.SCORES)
    @Property
    default void weightsAreProbabilities(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        BoundLayer layer = bench.layer();
        layer.forward(bench.x());
        boolean causal = bench.subject().conventions().masking() == Masking.CAUSAL;
        List<UncertainMatrix> reference = bench.scores(bench.x(), bench.delta()).weights();
        for (int h = 0; h < reference.size(); h++) {
            DenseMatrix p = layer.weights(h);
            String ofHead = " of head " + (h + 1);
            trial.exactlyZero("negative part of P" + ofHead, p.each(entry -> Math.min(entry, 0)));
            trial.exactlyZero("P under the mask" + ofHead, p.where((i, j) -> causal && j > i, 0));
            UncertainMatrix sums = bench.shown(p, reference.get(h)).rowSums();
            trial.zero("P1 − 1" + ofHead, sums.minus(Bench.exact(DenseMatrix.filled(p.rows(), 1, 1))));
        }
    }

    /** db_o = Σ Δ_t. */
    @Invariant(value = "ATT-28", needs = Need.OUTPUT_BIAS)
    @Property
    default void outputBiasGradientIsTheSumOfErrors(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix sum = Bench.exact(bench.delta()).columnSums();
        trial.equal("db_o", bench.run(bench.x(), bench.delta()).gradient("output.bias"), sum);
    }

    /** Y − 1b_oᵗ = Σ (Y_h − 1b_oᵗ), where Y_h keeps only head h's rows of W_o. */
    @Invariant("ATT-30")
    @Property
    default void outputsOfHeadsAddUp(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix x = Bench.exact(bench.x());
        HeadColumns columns = HeadColumns.in(bench);
        UncertainMatrix sum = Bench.exact(Rows.nothing(bench.delta()));
        for (int h = 0; h < columns.heads(); h++) {
            int[] ofHead = columns.ofHead(h);
            Bench alone = bench.with("output.weight", w -> Rows.keep(ofHead, w, Rows.nothing(w)));
            sum = sum.plus(new AttentionPieces(bench).withoutBias(alone.output(x)));
        }
        trial.equal("Y − 1b_oᵗ", new AttentionPieces(bench).withoutBias(bench.output(x)), sum);
    }

    /** With d = 5 and n_h = 2, building the layer or its first forward fails. */
    @Invariant(value = "ATT-31", needs = Need.DRAWN_SIZES)
    @Property
    default void headsThatDoNotDivideAreRefused(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Sizes odd = bench.sizes()
                .with(Dimension.FEATURES, 5)
                .with(Dimension.HEADS, 2)
                .with(Dimension.KEY_VALUE_HEADS, 2);
        DenseMatrix x = bench.draw().normal("X", odd.inputRows(), 5, 0, 1);
        trial.refuses(
                "n_h = 2 with d = 5",
                () -> bench.subject().build(odd, bench.hypers()).forward(x));
    }
}
