package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.UncertainMatrix;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Family CE: the cross-entropy. Z are the logits, L the loss, δ the error of L; in every case some row has a target. */
public interface CrossEntropyProperties extends LayerLaws {

    /** dZ_t = δ(p_t − onehot(y_t))/N, whose rows sum to zero, and in absolute values to 2|δ|/N at most. */
    @Invariant(value = "CE-01", needs = Need.TWO_TOKENS)
    @Property
    default void gradientIsProbabilitiesLessOnehot(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(TargetedRows.atLeast(2, given));
        TargetedRows rows = TargetedRows.of(bench);
        UncertainMatrix z = Bench.exact(bench.x());
        UncertainMatrix factors = rows.shares().scaledBy(bench.delta().at(0, 0));
        UncertainMatrix exponentials = exponentials(z);
        UncertainMatrix p = exponentials.dividedBy(exponentials.rowSums().broadcastColumns(z.columns()));
        UncertainMatrix expected = p.lessOneAt(rows.targets()).hadamard(factors.broadcastColumns(z.columns()));
        UncertainMatrix dZ = bench.run(bench.x(), bench.delta()).inputGradient();
        trial.equal("dZ", dZ, expected);
        trial.zero("dZ 1", dZ.rowSums());
        UncertainMatrix signs = Bench.exact(dZ.value().each(Math::signum));
        UncertainMatrix most = Bench.exact(factors.value().absolute()).scaledBy(2);
        trial.notNegative("2|δ|/N − Σ|dZ|", most.minus(dZ.rowDot(signs)));
    }

    /** dZ is zero in the last row; L depends neither on that row nor on the first token. All exactly. */
    @Invariant(value = "CE-02", needs = Need.NEXT_TOKEN)
    @Property
    default void lastRowAndFirstTokenDoNotMatter(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(TargetedRows.atLeast(2, given));
        DenseMatrix z = bench.x();
        int last = z.rows() - 1;
        DenseMatrix dZ = bench.run(z, bench.delta()).inputGradient().value();
        trial.exactlyZero("last row of dZ", dZ.rowRange(last, last + 1));
        DenseMatrix others = bench.draw().normal("another last row", z.rows(), z.columns(), 0, 1);
        DenseMatrix changed = Rows.keep(IntStream.range(0, last).toArray(), z, others);
        trial.identical("L by the last row", loss(bench, changed), loss(bench, z));
        Bench renamed = bench.with(TargetedRows.withOtherFirstToken(bench));
        trial.identical("L by the first token", loss(renamed, z), loss(bench, z));
    }

    /** L(Z + c1ᵗ) = L(Z) and dZ(Z + c1ᵗ) = dZ(Z), with another c for each row. */
    @Invariant(value = "CE-03", needs = Need.TWO_TOKENS)
    @Property
    default void shiftingRowsChangesNothing(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(TargetedRows.atLeast(2, given));
        UncertainMatrix z = Bench.exact(bench.x());
        UncertainMatrix c = Bench.exact(bench.draw().normal("c", z.rows(), 1, 0, 3));
        UncertainMatrix delta = Bench.exact(bench.delta());
        Observed shifted = bench.run(bench.handedOver(z.plus(c.broadcastColumns(z.columns()))), delta);
        same(trial, shifted, bench.run(z, delta));
    }

    /** L = log n_vocab when each row is constant, times the number of targets under SUM. */
    @Invariant(value = "CE-04", needs = Need.TWO_TOKENS)
    @Property
    default void uniformLogitsGiveTheLogOfTheVocabulary(
            @ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(TargetedRows.atLeast(2, given));
        DenseMatrix z = bench.x();
        DenseMatrix c = bench.draw().normal("c", z.rows(), 1, 0, 3);
        UncertainMatrix logOfVocabulary =
                Bench.exact(DenseMatrix.filled(z.rows(), 1, z.columns())).map(Elementary.LOG);
        trial.equal(
                "L of uniform logits",
                bench.output(Bench.exact(c.broadcastColumns(z.columns()))),
                logOfVocabulary.hadamard(TargetedRows.of(bench).shares()).columnSums());
    }

    /** Rows without a target: dZ is zero there, and neither L nor dZ depend on them, exactly; left out, they change nothing. */
    @Invariant(
            value = "CE-05",
            needs = {Need.TARGETS_GIVEN, Need.ANY_LENGTH})
    @Property
    default void rowsWithoutTargetAddNothing(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench drawn = trial.on(TargetedRows.atLeast(2, given));
        Bench bench = drawn.with(TargetedRows.withoutTargetInTheLastRow(drawn));
        int[] counted = TargetedRows.of(bench).counted();
        DenseMatrix z = bench.x();
        Observed all = bench.run(z, bench.delta());
        DenseMatrix nothing = DenseMatrix.filled(z.rows(), z.columns(), 0);
        trial.exactlyZero(
                "dZ without target",
                Rows.keep(counted, nothing, all.inputGradient().value()));
        DenseMatrix others = Rows.keep(counted, z, bench.draw().normal("others", z.rows(), z.columns(), 0, 1));
        trial.identical("L by rows without target", loss(bench, others), loss(bench, z));
        trial.identical("dZ by rows without target", gradient(bench, others), gradient(bench, z));
        Observed alone = TargetedRows.only(counted, bench).run(z.rows(counted), bench.delta());
        trial.equal("L without those rows", alone.output(), all.output());
        trial.equal(
                "dZ without those rows",
                alone.inputGradient(),
                all.inputGradient().rows(counted));
    }

    /** L = Σ(N_k/N)L_k and dZ = (N_k/N)dZ⁽ᵏ⁾ for parts with N_k targets each. */
    @Invariant(
            value = "CE-06",
            needs = {Need.TARGETS_GIVEN, Need.MEAN, Need.ANY_LENGTH})
    @Property
    default void partsCountByTheirTargets(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench drawn = trial.on(TargetedRows.atLeast(2, given));
        Bench bench = drawn.with(TargetedRows.withTargetInTheLastRow(drawn));
        int rows = bench.x().rows();
        int cut = 1 + bench.draw().index("cut", rows - 1);
        Observed whole = bench.run(bench.x(), bench.delta());
        Observed first = weighted(bench, IntStream.range(0, cut).toArray());
        Observed second = weighted(bench, IntStream.range(cut, rows).toArray());
        trial.equal("L", first.output().plus(second.output()), whole.output());
        trial.equal("dZ", first.inputGradient().above(List.of(second.inputGradient())), whole.inputGradient());
    }

    /** The layer on some of the rows, times their share of the targets. */
    private static Observed weighted(Bench bench, int... rows) {
        Bench part = TargetedRows.only(rows, bench);
        Observed observed = part.run(bench.x().rows(rows), bench.delta());
        double weight = (double) TargetedRows.of(part).counted().length
                / TargetedRows.of(bench).counted().length;
        return new Observed(
                observed.output().scaledBy(weight), observed.inputGradient().scaledBy(weight), observed.gradients());
    }

    /** With columns and targets permuted, dZ is permuted and L stays. */
    @Invariant(value = "CE-07", needs = Need.TWO_TOKENS)
    @Property
    default void vocabularyMayBePermuted(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(TargetedRows.atLeast(2, given));
        // Column j of the permuted logits is column order[j] of the drawn ones.
        int[] order = bench.draw().permutation("π", bench.x().columns());
        Observed straight = bench.run(bench.x(), bench.delta());
        Observed permuted =
                bench.with(TargetedRows.renamed(bench, order)).run(bench.x().columns(order), bench.delta());
        trial.equal("L", permuted.output(), straight.output());
        trial.equal("dZ", permuted.inputGradient(), straight.inputGradient().columns(order));
    }

    /** Where exp(z) overflows or p underflows, L = (1/N)Σ(m − z[y] + log Σ exp(z − m)), and dZ is finite. */
    @Invariant(value = "CE-08", needs = Need.TWO_TOKENS)
    @Property
    default void largeLogitsGiveFiniteResults(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(TargetedRows.atLeast(2, given));
        TargetedRows rows = TargetedRows.of(bench);
        int vocabulary = bench.x().columns();
        double overflowing = Math.log(bench.subject().precision().largest());
        DenseMatrix z = bench.draw().normal("large Z", bench.x().rows(), vocabulary, 2 * overflowing, 2 * overflowing);
        UncertainMatrix exact = Bench.exact(z);
        UncertainMatrix losses = exact.rowMaxima()
                .minus(exact.picked(rows.targets()))
                .plus(exponentials(exact).rowSums().map(Elementary.LOG));
        Observed observed = bench.run(z, bench.delta());
        trial.equal("L", observed.output(), losses.hadamard(rows.shares()).columnSums());
        trial.exactlyZero(
                "number of entries that are not finite in a row of dZ",
                observed.inputGradient().value().each(entry -> Double.isFinite(entry) ? 0 : 1));
    }

    /** With rows and targets permuted, dZ is permuted and L stays. */
    @Invariant(
            value = "CE-09",
            needs = {Need.TARGETS_GIVEN, Need.ANY_LENGTH})
    @Property
    default void rowsMayBePermuted(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(TargetedRows.atLeast(2, given));
        int[] order = bench.draw().permutation("Π", bench.x().rows());
        Observed straight = bench.run(bench.x(), bench.delta());
        Observed permuted = TargetedRows.only(order, bench).run(bench.x().rows(order), bench.delta());
        trial.equal("L", permuted.output(), straight.output());
        trial.equal("dZ", permuted.inputGradient(), straight.inputGradient().rows(order));
    }

    /** exp(Z − m1ᵗ), m the greatest of each row. */
    private static UncertainMatrix exponentials(UncertainMatrix z) {
        return z.minus(z.rowMaxima().broadcastColumns(z.columns())).map(Elementary.EXP);
    }

    private static void same(Trial trial, Observed actual, Observed expected) {
        trial.equal("L", actual.output(), expected.output());
        trial.equal("dZ", actual.inputGradient(), expected.inputGradient());
    }

    private static Supplier<DenseMatrix> loss(Bench bench, DenseMatrix z) {
        return () -> bench.layer().forward(z).result();
    }

    private static Supplier<DenseMatrix> gradient(Bench bench, DenseMatrix z) {
        return () -> bench.run(z, bench.delta()).inputGradient().value();
    }
}
