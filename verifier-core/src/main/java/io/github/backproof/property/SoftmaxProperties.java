package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.EntryMask;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.subject.BoundLayer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family SM: the softmax of each row. Z is the input, P the output. */
public interface SoftmaxProperties extends LayerLaws {

    /** softmax(Z + c1ᵗ) = softmax(Z), with another c for each row. */
    @Invariant("SM-01")
    @Property
    default void shiftingRowsChangesNothing(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix z = Bench.exact(bench.x());
        UncertainMatrix c = Bench.exact(bench.draw().normal("c", z.rows(), 1, 0, 3));
        UncertainMatrix shifted = bench.handedOver(z.plus(c.broadcastColumns(z.columns())));
        trial.equal("P", bench.output(shifted), bench.output(z));
    }

    /** P ≥ 0 and P1 = 1. */
    @Invariant("SM-02")
    @Property
    default void rowsAreProbabilities(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix p = bench.output(Bench.exact(bench.x()));
        trial.exactlyZero("negative part of P", p.value().each(entry -> Math.min(entry, 0)));
        trial.zero("P1 − 1", p.rowSums().minus(Bench.exact(DenseMatrix.filled(p.rows(), 1, 1))));
    }

    /** dZ1 = 0. */
    @Invariant("SM-03")
    @Property
    default void rowsOfScoreGradientSumToZero(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        trial.zero("dZ1", bench.run(bench.x(), bench.delta()).inputGradient().rowSums());
    }

    /** softmax(ΠZΣ) = Π softmax(Z) Σ. */
    @Invariant("SM-04")
    @Property
    default void permutationsCommute(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix z = Bench.exact(bench.x());
        int[] rows = bench.draw().permutation("Π", z.rows());
        int[] columns = bench.draw().permutation("Σ", z.columns());
        UncertainMatrix permuted = Bench.exact(bench.x().rows(rows).columns(columns));
        trial.equal("P", bench.output(permuted), bench.output(z).rows(rows).columns(columns));
    }

    /** B(Δ + c1ᵗ) = B(Δ), with another c for each row. */
    @Invariant("SM-05")
    @Property
    default void shiftingRowsOfTheErrorChangesNothing(
            @ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix z = Bench.exact(bench.x());
        UncertainMatrix delta = Bench.exact(bench.delta());
        UncertainMatrix c = Bench.exact(bench.draw().normal("c", delta.rows(), 1, 0, 3));
        UncertainMatrix shifted = bench.handedOver(delta.plus(c.broadcastColumns(delta.columns())));
        trial.equal(
                "dZ", bench.run(z, shifted).inputGradient(), bench.run(z, delta).inputGradient());
    }

    /** ⟨B(Δ₁), Δ₂⟩ = ⟨Δ₁, B(Δ₂)⟩ and ⟨B(Δ), Δ⟩ ≥ 0. */
    @Invariant("SM-06")
    @Property
    default void jacobianIsSymmetricAndNotNegative(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix one = Bench.exact(bench.delta());
        UncertainMatrix two = Bench.exact(bench.delta("Δ₂"));
        UncertainMatrix ofOne = bench.run(bench.x(), bench.delta()).inputGradient();
        UncertainMatrix ofTwo = bench.run(bench.x(), bench.delta("Δ₂")).inputGradient();
        trial.equal("⟨B(Δ₁), Δ₂⟩ to ⟨Δ₁, B(Δ₂)⟩", inner(ofOne, two), inner(one, ofTwo));
        trial.notNegative("⟨B(Δ), Δ⟩", inner(ofOne, one));
    }

    private static UncertainMatrix inner(UncertainMatrix a, UncertainMatrix b) {
        return a.rowDot(b).columnSums();
    }

    /** log P_ti − log P_tj = Z_ti − Z_tj, j being where P is greatest in its row. */
    @Invariant(value = "SM-07", needs = Need.TWO_COLUMNS)
    @Property
    default void logarithmsDifferAsScoresDo(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = withTwoColumns(trial.on(given));
        UncertainMatrix z = Bench.exact(bench.x());
        UncertainMatrix p = bench.output(z);
        // The logarithm of a number that has lost its digits says nothing; that of a negative one or NaN is wrong.
        double normal = bench.subject().precision().smallestNormal();
        EntryMask told = (t, i) -> !(Math.abs(p.at(t, i)) < normal);
        int[] greatest = greatestOfRows(p.value());
        UncertainMatrix logarithms = p.map(Elementary.LOG);
        UncertainMatrix differences = toColumn(greatest, logarithms).minus(toColumn(greatest, z));
        trial.zero("log P_ti − log P_tj − (Z_ti − Z_tj)", differences.where(told, 0));
    }

    private static UncertainMatrix toColumn(int[] columns, UncertainMatrix a) {
        return a.minus(a.picked(columns).broadcastColumns(a.columns()));
    }

    private static int[] greatestOfRows(DenseMatrix p) {
        int[] greatest = new int[p.rows()];
        Arrays.setAll(
                greatest,
                t -> IntStream.range(0, p.columns())
                        .reduce((i, j) -> p.at(t, j) > p.at(t, i) ? j : i)
                        .orElseThrow());
        return greatest;
    }

    /** softmax(Z ± C·11ᵗ) = softmax(Z), for a C at which exp overflows in every entry or underflows to zero. */
    @Invariant("SM-08")
    @Property
    default void largeScoresChangeNothing(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        UncertainMatrix z = Bench.exact(bench.x());
        UncertainMatrix p = bench.output(z);
        UncertainMatrix c = Bench.exact(DenseMatrix.filled(z.rows(), z.columns(), beyondExp(bench)));
        trial.equal("P at Z + C", bench.output(bench.handedOver(z.plus(c))), p);
        trial.equal("P at Z − C", bench.output(bench.handedOver(z.minus(c))), p);
    }

    /** So far below 0 that exp underflows, and so far above that it overflows, from the greatest entry of Z to either side. */
    private static double beyondExp(Bench bench) {
        double greatest =
                bench.x().absolute().rowMaxima().transposed().rowMaxima().at(0, 0);
        return Math.ceil(greatest - Math.log(bench.subject().precision().smallest())) + 1;
    }

    /** Where Z is −∞ and some other score of the row is not: P = 0 and dZ = 0, exactly, and no entry is NaN. */
    @Invariant(value = "SM-09", needs = Need.TWO_COLUMNS)
    @Property
    default void minusInfinityGetsNothing(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = withTwoColumns(trial.on(given));
        DenseMatrix coins =
                bench.draw().numbers("masked", bench.x().rows() * bench.x().columns(), 2);
        int[] finite = finiteColumns(bench);
        EntryMask open = (t, i) -> i == finite[t] || coins.at(t * bench.x().columns() + i, 0) == 0;
        EntryMask shut = (t, i) -> !open.isOpen(t, i);
        BoundLayer layer = bench.layer();
        DenseMatrix p =
                layer.forward(bench.x().where(open, Double.NEGATIVE_INFINITY)).result();
        DenseMatrix dZ = layer.backward(bench.delta()).result();
        trial.exactlyZero("P where Z is −∞", p.where(shut, 0));
        trial.exactlyZero("dZ where Z is −∞", dZ.where(shut, 0));
        trial.numbers("P", p);
        trial.numbers("dZ", dZ);
    }

    /** A column of each row. */
    private static int[] finiteColumns(Bench bench) {
        DenseMatrix x = bench.x();
        DenseMatrix drawn = bench.draw().numbers("finite", x.rows(), x.columns());
        int[] columns = new int[x.rows()];
        Arrays.setAll(columns, t -> (int) drawn.at(t, 0));
        return columns;
    }

    private static Bench withTwoColumns(Bench bench) {
        return bench.with(Dimension.FEATURES, Math.max(2, bench.sizes().of(Dimension.FEATURES)));
    }

    /** Row t of P and dZ are the same numbers when the other rows of Z and Δ are others. */
    @Invariant(value = "SM-10", needs = Need.TWO_TOKENS)
    @Property
    default void rowsAreIndependent(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench ofCase = trial.on(given);
        Bench bench = ofCase.with(Dimension.TOKENS, Math.max(2, ofCase.sizes().of(Dimension.TOKENS)));
        int t = bench.draw().index("t", bench.sizes().of(Dimension.TOKENS));
        DenseMatrix otherZ = Rows.keep(new int[] {t}, bench.x(), bench.x("Z of other rows"));
        DenseMatrix otherDelta = Rows.keep(new int[] {t}, bench.delta(), bench.delta("Δ of other rows"));
        trial.identicalPasses(
                () -> rowOf(t, bench, otherZ, otherDelta), () -> rowOf(t, bench, bench.x(), bench.delta()));
    }

    private static Map<String, DenseMatrix> rowOf(int t, Bench bench, DenseMatrix z, DenseMatrix delta) {
        BoundLayer layer = bench.layer();
        DenseMatrix p = layer.forward(z).result();
        DenseMatrix dZ = layer.backward(delta).result();
        String row = "row " + (t + 1) + " of ";
        return Map.of(row + "P", p.rowRange(t, t + 1), row + "dZ", dZ.rowRange(t, t + 1));
    }
}
