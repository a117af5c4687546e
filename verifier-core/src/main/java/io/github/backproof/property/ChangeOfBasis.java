package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Draw;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;

/**
 * A triangular matrix A = (I + N)D and its inverse. N is strictly triangular with small entries; D is diagonal, of powers of two, so that
 * dividing by it is exact.
 *
 * @param matrix A
 * @param inverse A⁻¹ = D⁻¹(I + N)⁻¹
 */
record ChangeOfBasis(UncertainMatrix matrix, UncertainMatrix inverse) {
    static ChangeOfBasis drawn(Draw draw, String name, int n) {
        UncertainMatrix identity = Bench.exact(HeadColumns.identity(n));
        UncertainMatrix below = Bench.exact(draw.normal(name, n, n, 0, 0.5).where((row, column) -> column < row, 0));
        DenseMatrix powers = draw.numbers("scales of " + name, n, 3).each(k -> Math.scalb(1, (int) k - 1));
        UncertainMatrix scales = Bench.exact(powers.broadcastColumns(n).where((row, column) -> row == column, 0));
        UncertainMatrix inverses = Bench.exact(scales.value().each(s -> s == 0 ? 0 : 1 / s));
        // (I + N)⁻¹ = I − N + N² − …, which ends because N is strictly triangular.
        UncertainMatrix inverse = identity;
        for (int k = 1; k < n; k++) {
            inverse = identity.minus(below.times(inverse));
        }
        return new ChangeOfBasis(identity.plus(below).times(scales), inverses.times(inverse));
    }
}
