package io.github.backproof.benchmarks.calibration;

import io.github.backproof.bench.Bench;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.subject.BoundLayer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A layer in one case as a function of named blocks, the input and the trained parameters, as gradient checkers see it; it counts. */
final class LayerFunction {
    private final Map<String, DenseMatrix> point = new LinkedHashMap<>();
    private final Map<String, ParameterSpec> specs = new LinkedHashMap<>();
    private final BoundLayer layer;
    private int forwards;
    private int backwards;

    LayerFunction(Bench bench) {
        layer = bench.layer();
        point.put(Mistake.INPUT, bench.x());
        for (ParameterSpec spec : layer.parameters()) {
            if (spec.training() == ParameterSpec.Training.TRAINED) {
                point.put(spec.name(), bench.parameters().get(spec.name()));
                specs.put(spec.name(), spec);
            }
        }
    }

    /** The blocks at the point where gradients are checked. */
    Map<String, DenseMatrix> point() {
        return point;
    }

    int forwards() {
        return forwards;
    }

    int backwards() {
        return backwards;
    }

    /** f with some blocks moved. */
    DenseMatrix forward(Map<String, DenseMatrix> moved) {
        forwards++;
        specs.forEach((name, spec) -> layer.set(spec, moved.getOrDefault(name, point.get(name))));
        return layer.forward(moved.getOrDefault(Mistake.INPUT, point.get(Mistake.INPUT)))
                .result();
    }

    /** f with one block moved. */
    DenseMatrix forward(String name, DenseMatrix moved) {
        return forward(Map.of(name, moved));
    }

    /** The gradients of ⟨Δ, f⟩ at the point. */
    Map<String, DenseMatrix> gradients(DenseMatrix delta) {
        forward(Map.of());
        backwards++;
        Map<String, DenseMatrix> gradients = new LinkedHashMap<>();
        gradients.put(Mistake.INPUT, layer.backward(delta).result());
        specs.forEach((name, spec) -> gradients.put(name, layer.gradient(spec).orElseThrow()));
        return gradients;
    }
}
