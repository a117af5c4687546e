package io.github.backproof.property;

import io.github.backproof.bench.Bench;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some parameters of a case as one row of numbers, so that they can be moved all at once.
 *
 * @param bench the case
 * @param names the parameters, in the order of the row
 */
record ParameterRow(Bench bench, List<String> names) {
    /** The parameters. */
    DenseMatrix values() {
        double[] all = names.stream()
                .flatMapToDouble(
                        name -> Arrays.stream(bench.parameters().get(name).toArray()))
                .toArray();
        return DenseMatrix.of(1, all.length, all);
    }

    /** Their gradients. */
    UncertainMatrix of(Map<String, UncertainMatrix> gradients) {
        List<UncertainMatrix> rows = new ArrayList<>();
        for (String name : names) {
            UncertainMatrix gradient = gradients.get(name);
            for (int i = 0; i < gradient.rows(); i++) {
                rows.add(gradient.rowRange(i, i + 1));
            }
        }
        return rows.get(0).beside(rows.subList(1, rows.size()));
    }

    /** The case with other parameters. */
    Bench at(DenseMatrix row) {
        double[] all = row.toArray();
        Map<String, DenseMatrix> moved = new LinkedHashMap<>(bench.parameters());
        int from = 0;
        for (String name : names) {
            DenseMatrix old = bench.parameters().get(name);
            int to = from + old.rows() * old.columns();
            moved.put(name, DenseMatrix.of(old.rows(), old.columns(), Arrays.copyOfRange(all, from, to)));
            from = to;
        }
        return bench.with(moved);
    }
}
