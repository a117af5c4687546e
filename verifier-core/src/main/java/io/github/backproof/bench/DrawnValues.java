package io.github.backproof.bench;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.reference.CallContext;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.Targets;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws what a case holds beside its input: parameters, and what a loss is told. */
record DrawnValues(Subject subject, Draw draw, Sizes sizes) {
    /** The value of every parameter that the subject has. */
    Map<String, DenseMatrix> parameters() {
        Map<String, DenseMatrix> parameters = new LinkedHashMap<>();
        for (ParameterSpec spec : subject.kind().parameters(sizes.of(Dimension.BLOCKS))) {
            if (subject.parameterNames().contains(spec.name())) {
                parameters.put(spec.name(), parameter(spec));
            }
        }
        return Collections.unmodifiableMap(parameters);
    }

    private DenseMatrix parameter(ParameterSpec spec) {
        int rows = sizes.rows(spec);
        int columns = sizes.columns(spec);
        if (spec.isWeightMatrix()) {
            // Keeps the outputs of size one, and softmax and GELU away from saturation.
            return draw.normal(spec.name(), rows, columns, 0, 1 / Math.sqrt(rows));
        }
        if (spec.isTable()) {
            return draw.normal(spec.name(), rows, columns, 0, 1);
        }
        boolean isGain = spec.name().endsWith("weight");
        return draw.normal(spec.name(), rows, columns, isGain ? 1 : 0, 0.5);
    }

    /** What a forward is told. */
    CallContext context() {
        if (!subject.kind().isLoss()) {
            return CallContext.NONE;
        }
        int vocabulary = sizes.of(Dimension.VOCABULARY);
        boolean mayBeNone = subject.conventions().variant().targets() == Targets.GIVEN;
        int numbers = mayBeNone ? vocabulary + noTarget(vocabulary) : vocabulary;
        DenseMatrix drawn = draw.numbers("targets", sizes.inputRows(), numbers);
        List<Integer> targets = new ArrayList<>();
        for (int t = 0; t < drawn.rows(); t++) {
            int number = (int) drawn.at(t, 0);
            targets.add(number < vocabulary ? number : without(t));
        }
        return CallContext.NONE.withTargets(targets);
    }

    /** So many numbers stand for no target that about every fourth row has none. */
    private static int noTarget(int vocabulary) {
        return (vocabulary + 2) / 3;
    }

    /** No target; but the first row always has one, because the mean of none is 0/0. */
    private static int without(int row) {
        return row == 0 ? 0 : -1;
    }
}
