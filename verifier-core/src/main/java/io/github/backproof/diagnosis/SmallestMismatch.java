package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.LayerCase;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectFailure;
import io.github.backproof.verdict.Mismatch;
import io.github.backproof.verdict.StepCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The first wrong result of a layer, in the first of a few growing cases in which there is one.
 *
 * @param result it and what is right
 * @param steps the first wrong gradient of that case beside differences of the forward
 */
record SmallestMismatch(Mismatch result, Optional<StepCurve> steps) {
    private static final int CASES_OF_A_SIZE = 3;

    static Optional<SmallestMismatch> of(Subject subject) {
        return cases(subject)
                .map(given -> in(subject, given))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<LayerCase> cases(Subject subject) {
        return Stream.of(sizes(1, 2, 1), sizes(2, 2, 1), sizes(3, 4, 2), sizes(4, 6, 3))
                .flatMap(sizes -> IntStream.range(0, CASES_OF_A_SIZE)
                        .mapToObj(number -> Sight.ordinaryCase(subject, sizes, number)));
    }

    private static Sizes sizes(int tokens, int features, int heads) {
        return new Sizes(Map.ofEntries(
                Map.entry(Dimension.TOKENS, tokens),
                Map.entry(Dimension.FEATURES, features),
                Map.entry(Dimension.HEADS, heads),
                Map.entry(Dimension.HIDDEN, features + 1),
                Map.entry(Dimension.INPUTS, features),
                Map.entry(Dimension.OUTPUTS, features + 1),
                Map.entry(Dimension.RANK, heads),
                Map.entry(Dimension.VOCABULARY, tokens + 2),
                Map.entry(Dimension.CONTEXT, tokens + 1),
                Map.entry(Dimension.BLOCKS, 1)));
    }

    private static Optional<SmallestMismatch> in(Subject subject, LayerCase given) {
        try {
            Bench bench = Bench.of(subject, given);
            Observed actual = bench.run(bench.x(), bench.delta());
            Map<String, UncertainMatrix> right =
                    bench.instead(bench.right(), bench.x(), bench.delta()).byName();
            List<Mismatch> wrong = actual.byName().entrySet().stream()
                    .filter(result -> Agreement.isRefuted(result.getValue().value(), right.get(result.getKey())))
                    .map(result ->
                            mismatch(result.getKey(), given, result.getValue().value(), right.get(result.getKey())))
                    .toList();
            return wrong.stream()
                    .findFirst()
                    .map(first -> new SmallestMismatch(first, steps(bench, wrong, actual.output())));
        } catch (SubjectFailure failure) {
            return Optional.empty();
        }
    }

    private static Optional<StepCurve> steps(Bench bench, List<Mismatch> wrong, UncertainMatrix output) {
        try {
            return wrong.stream()
                    .filter(result -> ErrorOverSteps.has(bench, result.quantity()))
                    .findFirst()
                    .map(gradient -> ErrorOverSteps.of(bench, gradient, output));
        } catch (SubjectFailure failure) {
            return Optional.empty();
        }
    }

    private static Mismatch mismatch(String quantity, LayerCase given, DenseMatrix actual, UncertainMatrix right) {
        return new Mismatch(quantity, given.toString(), rows(actual), rows(right.value()), rows(right.level()));
    }

    private static List<List<Double>> rows(DenseMatrix matrix) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < matrix.rows(); i++) {
            int row = i;
            rows.add(IntStream.range(0, matrix.columns())
                    .mapToObj(j -> matrix.at(row, j))
                    .toList());
        }
        return rows;
    }
}
