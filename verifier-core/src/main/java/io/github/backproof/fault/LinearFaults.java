package io.github.backproof.fault;

import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.ScalarFunction;
import io.github.backproof.reference.Linear;
import io.github.backproof.specs.LayerKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mistakes in a linear layer. */
final class LinearFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "linear-bias-gradient-averaged",
                    "Averaged the bias gradient over the tokens.",
                    "db = Δᵗ1",
                    "GEN-02",
                    parameters -> new Linear(parameters.get("weight"), bias(parameters)) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return super.biasGradient(delta).scaledBy(1.0 / delta.rows());
                        }
                    }),
            fault(
                    "linear-gradient-clipped",
                    "Clipped the bias gradient inside the backward pass.",
                    "db = Δᵗ1",
                    "GEN-03",
                    parameters -> new Linear(parameters.get("weight"), bias(parameters)) {
                        @Override
                        protected Matrix biasGradient(Matrix delta) {
                            return super.biasGradient(delta).map(new Clip());
                        }
                    }));

    private LinearFaults() {}

    private interface Layer {
        Linear of(Map<String, Matrix> parameters);
    }

    private static Fault fault(String id, String story, String equation, String invariant, Layer layer) {
        return new Fault(
                id,
                story,
                equation,
                Place.in(LayerKind.LINEAR),
                invariant,
                (settings, parameters) -> layer.of(parameters));
    }

    private static Optional<Matrix> bias(Map<String, Matrix> parameters) {
        return Optional.ofNullable(parameters.get("bias"));
    }

    /** x, kept between −1 and 1. */
    private record Clip() implements ScalarFunction {
        @Override
        public double value(double x) {
            return Math.max(-1, Math.min(1, x));
        }

        @Override
        public double slope(double x) {
            return Math.abs(x) < 1 ? 1 : 0;
        }

        @Override
        public double magnitude(double x) {
            return 0;
        }
    }
}
