package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Pairing;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family ROPE: rotary positions. A pair (a, b) of a head's features is turned by its token's position times θ_i. */
public interface RotaryProperties extends LayerLaws {
    /** a′² + b′² = a² + b² for each pair, and Y[0] = X[0]. */
    @Invariant("ROPE-01")
    @Property
    default void normsOfPairsAreKept(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix y = bench.output(x);
        trial.equal("a² + b²", squaredNorms(bench, y), squaredNorms(bench, x));
        trial.equal("Y[0]", y.rowRange(0, 1), x.rowRange(0, 1));
    }

    /** a² + b² of every pair. */
    private static UncertainMatrix squaredNorms(Bench bench, UncertainMatrix rows) {
        UncertainMatrix a = rows.columns(firstOfPairs(bench));
        UncertainMatrix b = rows.columns(secondOfPairs(bench));
        return a.hadamard(a).plus(b.hadamard(b));
    }

    /** The columns of all a, head by head. */
    private static int[] firstOfPairs(Bench bench) {
        int half = bench.sizes().headWidth() / 2;
        boolean halves = bench.subject().conventions().variant().pairing() == Pairing.HALVES;
        int[] columns = new int[bench.sizes().of(Dimension.FEATURES) / 2];
        Arrays.setAll(columns, pair -> halves ? pair / half * 2 * half + pair % half : 2 * pair);
        return columns;
    }

    /** The column of each b, beside its a. */
    private static int[] secondOfPairs(Bench bench) {
        boolean halves = bench.subject().conventions().variant().pairing() == Pairing.HALVES;
        int distance = halves ? bench.sizes().headWidth() / 2 : 1;
        return Arrays.stream(firstOfPairs(bench)).map(a -> a + distance).toArray();
    }

    /** With q in the first half of the rows and k in the second: Y[m]·Y[m + h] is the same number for every m, head by head. */
    @Invariant(value = "ROPE-02", needs = Need.FOUR_TOKENS)
    @Property
    default void productsDependOnDistanceAlone(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench ofCase = trial.on(given);
        int fewest = 4;
        Bench bench =
                ofCase.with(Dimension.TOKENS, Math.max(fewest, ofCase.sizes().of(Dimension.TOKENS)));
        int h = bench.sizes().of(Dimension.TOKENS) / 2;
        UncertainMatrix y = bench.output(Bench.exact(queriesThenKeys(bench, h)));
        int width = bench.sizes().headWidth();
        for (int from = 0; from < y.columns(); from += width) {
            UncertainMatrix head = y.columnRange(from, from + width);
            UncertainMatrix products = head.rowRange(0, h).rowDot(head.rowRange(h, 2 * h));
            trial.equal("Y[m]·Y[m + h]", products, products.rowRange(0, 1).broadcastRows(h));
        }
    }

    private static DenseMatrix queriesThenKeys(Bench bench, int queries) {
        int[] rows = new int[bench.sizes().of(Dimension.TOKENS)];
        Arrays.setAll(rows, t -> t < queries ? 0 : 1);
        return bench.x().rows(rows);
    }

    /** Δ ⊖ Y = Δ_in ⊖ X. */
    @Invariant("ROPE-03")
    @Property
    default void backwardIsTheTranspose(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed observed = bench.run(bench.x(), bench.delta());
        UncertainMatrix ofOutput = Bench.exact(bench.delta()).rowDot(observed.output());
        trial.equal("Δ ⊖ Y to Δ_in ⊖ X", observed.inputGradient().rowDot(Bench.exact(bench.x())), ofOutput);
    }

    /** B(f(X)) = X. */
    @Invariant("ROPE-04")
    @Property
    default void backwardUndoesForward(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix back = bench.run(x, bench.output(x)).inputGradient();
        trial.equal("B(f(X)) to X", back, x);
    }
}
