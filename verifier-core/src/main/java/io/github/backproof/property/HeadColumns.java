package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.subject.Sizes;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Which columns of queries, keys and values belong to which head. Head h owns the h-th run of columns; a key-value head serves a run of
 * query heads, its group.
 *
 * @param heads n_h
 * @param keyValueHeads n_kv, which divides n_h
 * @param width d_ρ
 */
record HeadColumns(int heads, int keyValueHeads, int width) {
    static HeadColumns in(Bench bench) {
        Sizes sizes = bench.sizes();
        return new HeadColumns(sizes.of(Dimension.HEADS), sizes.of(Dimension.KEY_VALUE_HEADS), sizes.headWidth());
    }

    /** How many query heads a key-value head serves. */
    int group() {
        return heads / keyValueHeads;
    }

    /** The columns of one head. */
    int[] ofHead(int h) {
        return IntStream.range(h * width, (h + 1) * width).toArray();
    }

    /** The columns of all query heads that a key-value head serves. */
    int[] ofGroup(int j) {
        return IntStream.range(j * group() * width, (j + 1) * group() * width).toArray();
    }

    /** The columns of keys or values, each head's once for every query head that it serves. */
    int[] repeated() {
        return IntStream.range(0, heads)
                .map(h -> h / group())
                .flatMap(j -> IntStream.of(ofHead(j)))
                .toArray();
    }

    /** Of rows with a column for each query head's feature: the sums over the groups, one for each key-value head's feature. */
    UncertainMatrix summedOverGroups(UncertainMatrix ofQueryHeads) {
        UncertainMatrix once = Bench.exact(identity(keyValueHeads * width));
        return ofQueryHeads.times(once.columns(repeated()).transposed());
    }

    /** The sum over the query heads that a key-value head serves. */
    UncertainMatrix sumOverGroup(int j, IntFunction<UncertainMatrix> ofHead) {
        return IntStream.range(j * group(), (j + 1) * group())
                .mapToObj(ofHead)
                .reduce(UncertainMatrix::plus)
                .orElseThrow();
    }

    /** A block for each of so many heads along the diagonal, zero elsewhere. */
    UncertainMatrix blocks(int number, IntFunction<UncertainMatrix> ofHead) {
        UncertainMatrix columns = Bench.exact(identity(number * width));
        List<UncertainMatrix> parts = IntStream.range(0, number)
                .mapToObj(h -> columns.columns(ofHead(h)).times(ofHead.apply(h)))
                .toList();
        return parts.get(0).beside(parts.subList(1, number));
    }

    static DenseMatrix identity(int n) {
        return DenseMatrix.filled(n, n, 0).where((row, column) -> row != column, 1);
    }
}
