package io.github.backproof.subject;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One forward and one backward before the first try, so that what is wrong with the binding is said once and plainly.
 *
 * @param problems what is wrong, one sentence each; empty when the subject can be verified
 * @param parameterNames the parameters that the layer has
 * @param storedAsFloats whether any of them is stored in float32
 */
record Rehearsal(List<String> problems, Set<String> parameterNames, boolean storedAsFloats) {
    /** Sizes of which no two that differ in meaning are equal, with heads that divide the features. */
    private static final Sizes SIZES = new Sizes(new EnumMap<>(Map.ofEntries(
            Map.entry(Dimension.BATCH, 1),
            Map.entry(Dimension.TOKENS, 3),
            Map.entry(Dimension.FEATURES, 4),
            Map.entry(Dimension.HEADS, 2),
            Map.entry(Dimension.HIDDEN, 5),
            Map.entry(Dimension.INPUTS, 4),
            Map.entry(Dimension.OUTPUTS, 6),
            Map.entry(Dimension.RANK, 2),
            Map.entry(Dimension.VOCABULARY, 7),
            Map.entry(Dimension.CONTEXT, 9),
            Map.entry(Dimension.BLOCKS, 2))));

    static Rehearsal of(Subject subject) {
        try {
            BoundLayer layer = subject.build(subject.fitted(SIZES), hypers(subject));
            List<String> problems = new ArrayList<>(names(subject, layer));
            if (problems.isEmpty()) {
                layer.parameters().forEach(spec -> liveViews(layer, spec, problems));
            }
            if (problems.isEmpty()) {
                pass(subject, layer);
                layer.parameters().forEach(spec -> fittingGradient(layer, spec, problems));
            }
            return new Rehearsal(problems, layer.declaredNames(), layer.storesFloats());
        } catch (SubjectFailure failure) {
            return new Rehearsal(List.of(failure.getMessage()), Set.of(), false);
        }
    }

    /** A layer whose sizes may still be unknown. */
    static RawLayer specimen(ClassSubject subject) {
        return subject.raw(SIZES, hypers(subject));
    }

    private static Hypers hypers(Subject subject) {
        return new Hypers(subject.fixedEpsilon().orElse(1), 2);
    }

    private static void pass(Subject subject, BoundLayer layer) {
        LayerKind kind = subject.kind();
        Sizes sizes = layer.sizes();
        int rows = sizes.inputRows();
        int[] tokens = IntStream.range(0, rows)
                .map(t -> t % sizes.of(Dimension.VOCABULARY))
                .toArray();
        if (kind.isLoss()) {
            layer.targets(tokens);
        }
        layer.forward(kind.takesTokens() ? column(tokens) : filled(rows, sizes.of(kind.inputWidth())));
        layer.backward(filled(sizes.outputRows(kind), sizes.of(kind.outputWidth())));
    }

    private static void fittingGradient(BoundLayer layer, ParameterSpec spec, List<String> problems) {
        try {
            layer.gradient(spec);
        } catch (SubjectFailure misfit) {
            problems.add(misfit.getMessage());
        }
    }

    private static List<String> names(Subject subject, BoundLayer layer) {
        LayerKind kind = subject.kind();
        List<String> problems = new ArrayList<>();
        for (String name : layer.declaredNames()) {
            if (kind.parameter(name).isEmpty()) {
                problems.add(subject.name() + ".parameters(): " + NearestName.unknownParameter(kind, name));
            }
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        for (ParameterSpec spec : kind.parameters(layer.sizes().of(Dimension.BLOCKS))) {
            if (!layer.has(spec.name())) {
                if (spec.presence() == ParameterSpec.Presence.REQUIRED) {
                    problems.add("%s.parameters() has no \"%s\", which %s needs."
                            .formatted(subject.name(), spec.name(), kind));
                }
            } else if (spec.training() == ParameterSpec.Training.TRAINED && !layer.hasGradient(spec)) {
                problems.add("%s.parameters(): \"%s\" has no gradient.".formatted(subject.name(), spec.name()));
            }
        }
        return problems;
    }

    private static void liveViews(BoundLayer layer, ParameterSpec spec, List<String> problems) {
        StoredShape shape = layer.shape(spec);
        layer.written(spec).forEach((place, what) -> {
            try {
                double[] before = place.read(shape);
                double[] written = new double[before.length];
                Arrays.fill(written, 0.5);
                place.write(written, shape);
                if (!Arrays.equals(place.read(shape), written)) {
                    problems.add(
                            "%s: what is written to %s is not there when read again; show the array itself, not a copy."
                                    .formatted(place.label(), what));
                }
                place.write(before, shape);
            } catch (SubjectFailure misfit) {
                problems.add(misfit.getMessage());
            }
        });
    }

    /** Small numbers that differ from entry to entry. */
    private static DenseMatrix filled(int rows, int columns) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 7 % 5 - 2) * 0.25;
        }
        return DenseMatrix.of(rows, columns, values);
    }

    private static DenseMatrix column(int... tokens) {
        return DenseMatrix.of(
                tokens.length, 1, Arrays.stream(tokens).asDoubleStream().toArray());
    }
}
