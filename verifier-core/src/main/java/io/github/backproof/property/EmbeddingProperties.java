package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family EMB: token embedding. W is the table, v_t the number of token t. */
public interface EmbeddingProperties extends LayerLaws {
    /** Y[t] = W[v_t], to the bit. */
    @Invariant("EMB-01")
    @Property
    default void rowsAreThoseOfTheTable(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        DenseMatrix rows = bench.parameters().get("weight").rows(tokens(bench));
        trial.identical("Y", () -> bench.layer().forward(bench.x()).result(), () -> rows);
    }

    /** dW[v] = 0 for every v that does not occur, exactly. */
    @Invariant("EMB-02")
    @Property
    default void absentTokensHaveNoGradient(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        DenseMatrix gradient =
                bench.run(bench.x(), bench.delta()).gradient("weight").value();
        int[] absent = numbersThat(bench, v -> occurrences(bench, v) == 0);
        if (absent.length > 0) {
            trial.exactlyZero("dW of tokens that do not occur", gradient.rows(absent));
        }
    }

    /** dW[v] = Σ over t with v_t = v of Δ[t]. */
    @Invariant("EMB-03")
    @Property
    default void repeatedTokensAddUp(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix sums = Bench.exact(bench.delta())
                .addedToRows(tokens(bench), bench.sizes().of(Dimension.VOCABULARY));
        trial.equal("dW", bench.run(bench.x(), bench.delta()).gradient("weight"), sums);
    }

    /** Σ_v dW[v] = Σ_t Δ[t]. */
    @Invariant("EMB-04")
    @Property
    default void theWholeErrorReachesTheTable(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix gradient = bench.run(bench.x(), bench.delta()).gradient("weight");
        trial.equal(
                "Σ_v dW[v]", gradient.columnSums(), Bench.exact(bench.delta()).columnSums());
    }

    /** With numbers and rows of the table renamed alike: the same Y, and dW with its rows renamed. */
    @Invariant("EMB-05")
    @Property
    default void numbersAreNames(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int[] names = bench.draw().permutation("π", bench.sizes().of(Dimension.VOCABULARY));
        int[] numbers = inverse(names);
        Bench renamed = bench.with("weight", table -> table.rows(numbers));
        DenseMatrix x = bench.x().each(v -> names[(int) v]);
        trial.identical(
                "Y",
                () -> renamed.layer().forward(x).result(),
                () -> bench.layer().forward(bench.x()).result());
        Observed before = bench.run(bench.x(), bench.delta());
        UncertainMatrix after = renamed.run(x, bench.delta()).gradient("weight").rows(names);
        trial.equal("dW", after, before.gradient("weight"));
        // Two errors give the same bits in either order, three need not.
        int[] few = numbersThat(bench, v -> occurrences(bench, v) <= 2);
        trial.identical(
                "dW of tokens that occur at most twice",
                () -> renamed.run(x, bench.delta())
                        .gradient("weight")
                        .value()
                        .rows(names)
                        .rows(few),
                () -> bench.run(bench.x(), bench.delta())
                        .gradient("weight")
                        .value()
                        .rows(few));
    }

    private static int[] inverse(int[] permutation) {
        int[] inverse = new int[permutation.length];
        for (int v = 0; v < permutation.length; v++) {
            inverse[permutation[v]] = v;
        }
        return inverse;
    }

    /** A sequence with the number n_vocab or −1 among legal ones is refused. */
    @Invariant("EMB-06")
    @Property
    default void unknownTokensAreRefused(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        // What fails with legal numbers too is no answer to the question of illegal ones.
        bench.layer().forward(bench.x());
        int vocabulary = bench.sizes().of(Dimension.VOCABULARY);
        trial.refuses("the token number n_vocab", () -> bench.layer().forward(withToken(bench, vocabulary)));
        trial.refuses("the token number −1", () -> bench.layer().forward(withToken(bench, -1)));
    }

    private static DenseMatrix withToken(Bench bench, int number) {
        double[] tokens = bench.x().toArray();
        tokens[bench.draw().index("unknown", tokens.length)] = number;
        return DenseMatrix.of(tokens.length, 1, tokens);
    }

    /** ⟨Δ, Y⟩ = ⟨dW, W⟩. */
    @Invariant("EMB-07")
    @Property
    default void errorOnOutputIsGradientOnTable(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        Observed observed = bench.run(bench.x(), bench.delta());
        UncertainMatrix onOutput = Bench.exact(bench.delta()).rowDot(observed.output());
        UncertainMatrix onTable = observed.gradient("weight").rowDot(bench.exact("weight"));
        trial.equal("⟨dW, W⟩ to ⟨Δ, Y⟩", onTable.columnSums(), onOutput.columnSums());
    }

    private static int[] tokens(Bench bench) {
        return Arrays.stream(bench.x().toArray()).mapToInt(v -> (int) v).toArray();
    }

    private static long occurrences(Bench bench, int number) {
        return Arrays.stream(tokens(bench)).filter(v -> v == number).count();
    }

    private static int[] numbersThat(Bench bench, IntPredicate condition) {
        return IntStream.range(0, bench.sizes().of(Dimension.VOCABULARY))
                .filter(condition)
                .toArray();
    }
}
