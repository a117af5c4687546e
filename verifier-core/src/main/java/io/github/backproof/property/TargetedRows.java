package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.reference.CallContext;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.Reduction;
import io.github.backproof.specs.Targets;
import io.github.backproof.subject.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the rows of a loss's logits are judged by, and how else a case may tell the loss.
 *
 * @param targets the target of each row; −1 for a row that has none
 * @param reduction what the loss does with the rows' losses
 */
record TargetedRows(int[] targets, Reduction reduction) {
    /** Of a case. */
    static TargetedRows of(Bench bench) {
        Subject subject = bench.subject();
        int[] told = told(bench).stream().mapToInt(t -> t).toArray();
        boolean isNextToken = subject.conventions().variant().targets() == Targets.NEXT_TOKEN;
        return new TargetedRows(
                isNextToken ? CrossEntropy.nextTokens(told) : told,
                subject.conventions().variant().reduction());
    }

    /** The case with so many rows at least; the first of them has a target, if given, and all but the last by next tokens. */
    static LayerCase atLeast(int rows, LayerCase given) {
        return given.with(Dimension.TOKENS, Math.max(rows, given.sizes().of(Dimension.TOKENS)));
    }

    /** The rows that have a target. */
    int[] counted() {
        return IntStream.range(0, targets.length).filter(t -> targets[t] >= 0).toArray();
    }

    /** A column of 1/N for rows with a target and 0 for others; N = 1 for the sum. */
    UncertainMatrix shares() {
        double[] counts = Arrays.stream(targets).mapToDouble(y -> y < 0 ? 0 : 1).toArray();
        UncertainMatrix column = Bench.exact(DenseMatrix.of(targets.length, 1, counts));
        return reduction == Reduction.MEAN ? column.scaledBy(1.0 / counted().length) : column;
    }

    /** What the loss is told, with another first token, where the vocabulary has one. */
    static CallContext withOtherFirstToken(Bench bench) {
        int vocabulary = bench.sizes().of(Dimension.VOCABULARY);
        return with(bench, 0, (told(bench).get(0) + 1) % vocabulary);
    }

    /** What the loss is told, with no target in the last row. */
    static CallContext withoutTargetInTheLastRow(Bench bench) {
        return with(bench, told(bench).size() - 1, CrossEntropy.NONE);
    }

    /** What the loss is told, with a target in the last row. */
    static CallContext withTargetInTheLastRow(Bench bench) {
        int last = told(bench).size() - 1;
        return with(bench, last, Math.max(0, told(bench).get(last)));
    }

    /** The case of some rows alone, in the order given. */
    static Bench only(int[] rows, Bench bench) {
        List<Integer> told = IntStream.of(rows).mapToObj(told(bench)::get).toList();
        return bench.with(Dimension.TOKENS, rows.length).with(bench.context().withTargets(told));
    }

    /** What the loss is told when token {@code order[j]} is called j. */
    static CallContext renamed(Bench bench, int... order) {
        int[] names = new int[order.length];
        for (int j = 0; j < order.length; j++) {
            names[order[j]] = j;
        }
        return bench.context()
                .withTargets(told(bench).stream().map(y -> y < 0 ? y : names[y]).toList());
    }

    private static CallContext with(Bench bench, int row, int told) {
        List<Integer> changed = new ArrayList<>(told(bench));
        changed.set(row, told);
        return bench.context().withTargets(changed);
    }

    private static List<Integer> told(Bench bench) {
        return bench.context().targets();
    }
}
