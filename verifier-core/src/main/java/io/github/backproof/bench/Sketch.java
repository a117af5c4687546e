package io.github.backproof.bench;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Gradients;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.Pass;
import io.github.backproof.reference.ReferenceLayer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What layers give in a case, in float64 and without rounding levels: fast, and enough to look for candidates. {@link
 * Bench#instead} decides.
 *
 * @param settings what the layers are built with
 * @param parameters their parameters, by name
 * @param x their input
 * @param delta the error they get
 */
public record Sketch(LayerSettings settings, Map<String, Matrix> parameters, DenseMatrix x, DenseMatrix delta) {
    /** Of a case. */
    public static Sketch of(Bench bench) {
        return new Sketch(
                new Expected(bench).settings(), new LinkedHashMap<>(bench.parameters()), bench.x(), bench.delta());
    }

    /** Y; nothing where there is no such layer, or the shapes of its parts do not fit together. */
    public Optional<DenseMatrix> output(LayerAttempt attempt) {
        return tried(attempt, layer -> (DenseMatrix) layer.forward(x).output());
    }

    /** Y, Δ_in and the gradients, by the names that {@link Observed#byName} has; nothing as above. */
    public Optional<Map<String, DenseMatrix>> values(LayerAttempt attempt) {
        return tried(attempt, layer -> {
            Pass pass = layer.forward(x);
            Gradients gradients = pass.backward(delta);
            Map<String, DenseMatrix> all = new LinkedHashMap<>();
            all.put("Y", (DenseMatrix) pass.output());
            all.put("Δ_in", (DenseMatrix) gradients.input());
            gradients.parameters().forEach((name, gradient) -> all.put("d " + name, (DenseMatrix) gradient));
            return all;
        });
    }

    private <T> Optional<T> tried(LayerAttempt attempt, Function<ReferenceLayer, T> run) {
        try {
            return attempt.make(settings, parameters).map(run);
        } catch (IllegalArgumentException shapesThatDoNotFit) {
            return Optional.empty();
        }
    }
}
