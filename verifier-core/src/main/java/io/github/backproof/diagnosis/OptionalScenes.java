package io.github.backproof.diagnosis;

import io.github.backproof.bench.Bench;
import io.github.backproof.bench.Observed;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.UncertainMatrix;
import io.github.backproof.specs.DecodesStepwise;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.ParameterSpec;
import io.github.backproof.specs.TakesPadding;
import io.github.backproof.subject.BoundLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a layer gives that can do more than one forward and backward of one sequence. */
final class OptionalScenes {
    static final List<Scene> ALL = List.of(
            new Scene(
                    "a batch",
                    subject -> subject.takes(Dimension.BATCH) && !subject.kind().isLoss(),
                    OptionalScenes::batch),
            new Scene("padding", subject -> subject.offers(TakesPadding.class), OptionalScenes::padding),
            new Scene(
                    "decoding token by token",
                    subject -> subject.offers(DecodesStepwise.class),
                    OptionalScenes::decoding));

    private OptionalScenes() {}

    private static Map<String, UncertainMatrix> batch(Bench alone) {
        int n = alone.sizes().of(Dimension.TOKENS);
        Bench batch = alone.with(Dimension.BATCH, 2);
        DenseMatrix x = batch.x();
        DenseMatrix delta = batch.delta();
        Observed first = alone.run(x.rowRange(0, n), delta.rowRange(0, n));
        Observed second = alone.run(x.rowRange(n, 2 * n), delta.rowRange(n, 2 * n));
        BoundLayer layer = batch.layer();
        UncertainMatrix y = first.output().above(List.of(second.output()));
        UncertainMatrix error = first.inputGradient().above(List.of(second.inputGradient()));
        Map<String, UncertainMatrix> answers = new LinkedHashMap<>();
        answers.put("Y", batch.shown(layer.forward(x).result(), y));
        answers.put("Δ_in", batch.shown(layer.backward(delta).result(), error));
        for (ParameterSpec spec : layer.parameters()) {
            Optional<DenseMatrix> gradient = layer.gradient(spec);
            if (gradient.isPresent() && first.gradients().containsKey(spec.name())) {
                UncertainMatrix sum = batch.sum(List.of(first.gradient(spec.name()), second.gradient(spec.name())));
                answers.put("d " + spec.name(), batch.shown(gradient.get(), sum));
            }
        }
        return answers;
    }

    /** The second token and the last are padding. */
    private static Map<String, UncertainMatrix> padding(Bench bench) {
        int rows = bench.x().rows();
        List<Boolean> visible =
                IntStream.range(0, rows).mapToObj(t -> t != 1 && t != rows - 1).toList();
        Bench padded = bench.with(bench.context().withVisible(visible));
        return padded.run(padded.x(), padded.delta()).byName();
    }

    /** Two sequences, one after the other. */
    private static Map<String, UncertainMatrix> decoding(Bench bench) {
        BoundLayer layer = bench.layer();
        Map<String, UncertainMatrix> answers = new LinkedHashMap<>();
        for (String name : List.of("X", "X₁")) {
            UncertainMatrix full = bench.output(Bench.exact(bench.x(name)));
            answers.put("Y of " + name, bench.shown(layer.stepwise(bench.x(name)), full));
        }
        return answers;
    }
}
