package io.github.backproof.property;

import static net.jqwik.api.lifecycle.PropagationMode.ALL_DESCENDANTS;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Shift;
import io.github.backproof.numerics.UncertainMatrix;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Family LN: layer normalisation. */
@AddLifecycleHook(value = InvariantHook.class, propagateTo = ALL_DESCENDANTS)
class LayerNormProperties {

    /** Row t of Y is the same numbers when the other rows of X are others. */
    @Invariant("LN-01")
    @Property
    void outputIsTokenWise(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        DenseMatrix x = bench.x();
        int t = bench.draw().index("t", x.rows());
        DenseMatrix others = otherwise(bench, t, x, "X");
        identicalRow(
                trial,
                "Y",
                t,
                () -> bench.layer().forward(others).result(),
                () -> bench.layer().forward(x).result());
    }

    /** Row t of Δ_in is the same numbers when the other rows of X and Δ are others. */
    @Invariant("LN-02")
    @Property
    void inputGradientIsTokenWise(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        int t = bench.draw().index("t", bench.x().rows());
        DenseMatrix otherX = otherwise(bench, t, bench.x(), "X");
        DenseMatrix otherDelta = otherwise(bench, t, bench.delta(), "Δ");
        identicalRow(
                trial,
                "Δ_in",
                t,
                () -> bench.run(otherX, otherDelta).inputGradient().value(),
                () -> bench.run(bench.x(), bench.delta()).inputGradient().value());
    }

    /** With w = 1 and b = 0: each row of Y has mean 0 and variance σ²/(σ² + ε). */
    @Invariant("LN-03")
    @Property
    void rowsAreStandardised(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given)
                .with("weight", w -> DenseMatrix.filled(1, w.columns(), 1))
                .with("bias", b -> b.scaledBy(0));
        UncertainMatrix x = Bench.exact(bench.x());
        UncertainMatrix y = bench.output(x);
        trial.zero("mean of a row of Y", y.rowMeans());

        UncertainMatrix centred = x.minus(x.rowMeans().broadcastColumns(x.columns()));
        UncertainMatrix variance = centred.rowDot(centred).scaledBy(1.0 / x.columns());
        UncertainMatrix expected =
                variance.dividedBy(variance.map(new Shift(bench.hypers().epsilon())));
        trial.equal("variance of a row of Y", y.rowDot(y).scaledBy(1.0 / y.columns()), expected);
    }

    /** Δ_in 1 = 0. */
    @Invariant("LN-06")
    @Property
    void rowsOfInputGradientSumToZero(@ForAll(supplier = LayerCases.class) LayerCase given, Trial trial) {
        Bench bench = trial.on(given);
        trial.zero(
                "sum of a row of Δ_in",
                bench.run(bench.x(), bench.delta()).inputGradient().rowSums());
    }

    private static void identicalRow(
            Trial trial, String name, int row, Supplier<DenseMatrix> actual, Supplier<DenseMatrix> expected) {
        DenseMatrix seen = expected.get();
        int[] kept = {row};
        trial.identical(name, () -> Rows.keep(kept, actual.get(), seen), () -> Rows.keep(kept, expected.get(), seen));
    }

    private static DenseMatrix otherwise(Bench bench, int row, DenseMatrix values, String name) {
        DenseMatrix others = bench.draw().normal("other " + name, values.rows(), values.columns(), 0, 1);
        return Rows.keep(new int[] {row}, values, others);
    }
}
