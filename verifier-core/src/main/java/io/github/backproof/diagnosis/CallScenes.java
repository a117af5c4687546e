package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.subject.BoundLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a layer gives when it is called more than once, and what its calls leave behind. */
final class CallScenes {
    private static final int FEWER_TOKENS = 3;

    static final List<Scene> ALL = List.of(
            Scene.of(
                    "one forward and backward",
                    bench -> bench.run(bench.x(), bench.delta()).byName()),
            Scene.of(
                    "a backward of nothing",
                    bench -> bench.run(bench.x(), bench.delta().scaledBy(0)).byName()),
            Scene.of(
                    "the same calls twice",
                    bench -> bench.runAgain(bench.x(), bench.delta()).byName()),
            Scene.of("another input before", CallScenes::afterAnotherInput),
            new Scene(
                    "a longer input before",
                    subject -> !subject.isBuiltFor(Dimension.TOKENS),
                    CallScenes::afterALongerInput),
            Scene.of("other parameters before", CallScenes::afterOtherParameters),
            Scene.of("two backwards over left-over gradients", CallScenes::overLeftOvers),
            Scene.of("what the calls change", CallScenes::changes));

    private CallScenes() {}

    private static Map<String, UncertainMatrix> afterAnotherInput(Bench bench) {
        BoundLayer layer = bench.layer();
        layer.forward(bench.x("X₁"));
        return bench.runOn(layer, bench.x(), bench.delta()).byName();
    }

    private static Map<String, UncertainMatrix> afterALongerInput(Bench bench) {
        BoundLayer layer = bench.layer();
        layer.forward(bench.x("X₁"));
        layer.backward(bench.delta("Δ₁"));
        Bench shorter = bench.withFirst(FEWER_TOKENS);
        return shorter.runOn(shorter.told(layer), shorter.x(), shorter.delta()).byName();
    }

    private static Map<String, UncertainMatrix> afterOtherParameters(Bench bench) {
        BoundLayer layer = bench.layer();
        layer.parameters()
                .forEach(spec ->
                        layer.set(spec, bench.parameters().get(spec.name()).scaledBy(0.5)));
        layer.forward(bench.x());
        layer.parameters().forEach(spec -> layer.set(spec, bench.parameters().get(spec.name())));
        return bench.runOn(layer, bench.x(), bench.delta()).byName();
    }

    private static Map<String, UncertainMatrix> overLeftOvers(Bench bench) {
        BoundLayer layer = bench.layer();
        for (ParameterSpec spec : layer.parameters()) {
            layer.gradient(spec)
                    .ifPresent(before -> layer.setGradient(
                            spec,
                            bench.draw().normal("left over in " + spec.name(), before.rows(), before.columns(), 0, 3)));
        }
        Map<String, UncertainMatrix> first =
                bench.run(bench.x("X₁"), bench.delta("Δ₁")).byName();
        Map<String, UncertainMatrix> second =
                bench.run(bench.x(), bench.delta()).byName();
        layer.forward(bench.x("X₁"));
        layer.backwardAsDeclared(bench.delta("Δ₁"));
        layer.forward(bench.x());
        DenseMatrix error = layer.backwardAsDeclared(bench.delta()).result();
        Map<String, UncertainMatrix> answers = new LinkedHashMap<>();
        answers.put("Δ_in", bench.shown(error, second.get("Δ_in")));
        for (ParameterSpec spec : layer.parameters()) {
            String name = "d " + spec.name();
            if (second.containsKey(name)) {
                // Whatever was added up, no more than these three went in.
                UncertainMatrix due = first.get(name).plus(second.get(name));
                layer.gradient(spec).ifPresent(gradient -> answers.put(name, bench.shown(gradient, due)));
            }
        }
        return answers;
    }

    /** For each argument and parameter, and each gradient of a frozen one, where it is changed by the calls: 1, elsewhere 0. */
    private static Map<String, UncertainMatrix> changes(Bench bench) {
        BoundLayer layer = bench.layer();
        Map<String, UncertainMatrix> answers = new LinkedHashMap<>();
        answers.put("X", changed(layer.forward(bench.x()).argumentAfterwards(), bench.x()));
        answers.put("Δ", changed(layer.backward(bench.delta()).argumentAfterwards(), bench.delta()));
        for (ParameterSpec spec : layer.parameters()) {
            answers.put(
                    spec.name(),
                    changed(layer.parameter(spec), bench.parameters().get(spec.name())));
            if (spec.training() == ParameterSpec.Training.FROZEN) {
                layer.gradient(spec)
                        .ifPresent(
                                gradient -> answers.put("d " + spec.name(), changed(gradient, gradient.scaledBy(0))));
            }
        }
        return answers;
    }

    private static UncertainMatrix changed(DenseMatrix after, DenseMatrix before) {
        return Bench.exact(after.pairwise(before, (a, b) -> a == b ? 0 : 1));
    }
}
