package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.subject.BoundLayer;
import java.util.function.Supplier;

/** That row t of a result stays the same numbers when all other rows of X and Δ are others. */
final class TokenByToken {
    private TokenByToken() {}

    /** Of Y. */
    static void output(Bench bench, Trial trial) {
        int t = bench.draw().index("t", bench.x().rows());
        DenseMatrix others = otherwise(bench, t, bench.x(), "X");
        identicalRow(
                trial,
                "Y",
                t,
                () -> bench.layer().forward(others).result(),
                () -> bench.layer().forward(bench.x()).result());
    }

    /** Of Δ_in. */
    static void inputGradient(Bench bench, Trial trial) {
        int t = bench.draw().index("t", bench.x().rows());
        DenseMatrix otherX = otherwise(bench, t, bench.x(), "X");
        DenseMatrix otherDelta = otherwise(bench, t, bench.delta(), "Δ");
        identicalRow(
                trial,
                "Δ_in",
                t,
                () -> backward(bench, otherX, otherDelta),
                () -> backward(bench, bench.x(), bench.delta()));
    }

    /** Δ_in of a new layer. */
    static DenseMatrix backward(Bench bench, DenseMatrix x, DenseMatrix delta) {
        BoundLayer layer = bench.layer();
        layer.forward(x);
        return layer.backward(delta).result();
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
