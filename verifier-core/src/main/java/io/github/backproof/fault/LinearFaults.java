package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableLinear;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Activation;
import io.github.backproof.reference.Linear;
import io.github.backproof.specs.LayerKind;
import java.util.List;
import java.util.Optional;

/** Mistakes in the forward pass of a linear layer. */
final class LinearFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "linear-activation-inside",
                    "Left an activation at the end of a layer that should be linear.",
                    "eqs. 4, 9a, 9b",
                    "FC-01",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            return super.output(x).map(Activation.RELU.function());
                        }
                    }),
            fault(
                    "linear-output-clipped",
                    "Clipped the output between −1 and 1.",
                    "eqs. 4, 9a, 9b",
                    "FC-01",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            return super.output(x).map(new Written(y -> Math.max(-1, Math.min(1, y))));
                        }
                    }),
            fault(
                    "linear-sums-not-reset",
                    "Started each row of the output from the one before instead of from zero.",
                    "eqs. 4, 9a, 9b",
                    "FC-03",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            Matrix rows = super.output(x);
                            Matrix sum = rows.rowRange(0, 1);
                            Matrix sums = sum;
                            for (int t = 1; t < rows.rows(); t++) {
                                sum = sum.plus(rows.rowRange(t, t + 1));
                                sums = sums.above(sum);
                            }
                            return sums;
                        }
                    }),
            fault(
                    "linear-bias-missing",
                    "Forgot the bias in the forward pass.",
                    "eqs. 4, 9a, 9b",
                    "FC-05",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            return x.times(weight);
                        }
                    }),
            fault(
                    "linear-bias-added-twice",
                    "Added the bias twice.",
                    "eqs. 4, 9a, 9b",
                    "FC-05",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            Matrix y = super.output(x);
                            return bias.map(b -> y.plus(b.broadcastRows(x.rows())))
                                    .orElse(y);
                        }
                    }),
            fault(
                    "linear-bias-for-first-token-only",
                    "Added the bias to the first token only.",
                    "eqs. 4, 9a, 9b",
                    "GEN-11",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            Matrix product = x.times(weight);
                            return bias.map(b -> product.plus(
                                            b.broadcastRows(x.rows()).where((t, j) -> t == 0, 0)))
                                    .orElse(product);
                        }
                    }),
            fault(
                    "linear-weight-read-transposed",
                    "Read a weight stored out by in as if it were stored in by out.",
                    "eqs. 4, 9a, 9b",
                    "FC-05",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            Matrix read = Flat.readTransposed(weight).transposed();
                            return bias.map(b -> x.timesPlusRow(read, b)).orElseGet(() -> x.times(read));
                        }
                    }),
            fault(
                    "linear-last-input-left-out",
                    "Let the loop over the input features end one early.",
                    "eqs. 4, 9a, 9b",
                    "FC-05",
                    (weight, bias) -> new JoinableLinear(weight, bias) {
                        @Override
                        public Matrix output(Matrix x) {
                            int last = x.columns() - 1;
                            return super.output(x.where((t, i) -> i < last, 0));
                        }
                    }));

    private LinearFaults() {}

    /** Makes a linear layer with a mistake. */
    interface Layer {
        /** The layer. */
        Linear of(Matrix weight, Optional<Matrix> bias);
    }

    /** A mistake in an equation of a linear layer. */
    static Fault fault(String id, String story, String equation, String invariant, Layer layer) {
        return new Fault(
                id,
                story,
                equation,
                Place.in(LayerKind.LINEAR),
                invariant,
                (settings, parameters) ->
                        layer.of(parameters.get("weight"), Optional.ofNullable(parameters.get("bias"))));
    }
}
