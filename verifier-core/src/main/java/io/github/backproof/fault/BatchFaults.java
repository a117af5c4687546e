package io.github.backproof.fault;

import io.github.backproof.specs.Layer;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/** Mistakes with the sequences of a batch, each of which is computed as it should be. */
final class BatchFaults {
    static final List<Fault> ALL = List.of(
            fault(
                    "batch-leaks",
                    "Let the first token of a sequence see the last one of the sequence before.",
                    "Y = Y₁, …, Y_n",
                    LayerKind.TRANSFORMER_BLOCK,
                    (layer, sequences) -> new Misbehaving(layer) {
                        @Override
                        public Tensor forward(Tensor input) {
                            Tensor y = super.forward(input);
                            int tokens = y.rows() / sequences;
                            double[][] rows = y.toDoubleRows();
                            for (int first = tokens; first < rows.length; first += tokens) {
                                for (int j = 0; j < rows[first].length; j++) {
                                    rows[first][j] += rows[first - 1][j] / 2;
                                }
                            }
                            return Tensor.of(rows);
                        }
                    }),
            fault(
                    "batch-reversed",
                    "Put the sequences together in the opposite order.",
                    "Y = Y₁, …, Y_n",
                    LayerKind.ROTARY,
                    (layer, sequences) -> new Misbehaving(layer) {
                        @Override
                        public Tensor forward(Tensor input) {
                            List<Tensor> parts = parts(super.forward(input), sequences);
                            Collections.reverse(parts);
                            return stacked(parts);
                        }
                    }),
            fault(
                    "batch-transposed",
                    "Took the rows for tokens of sequences side by side, one token of each after the other (seen: IBM/TabFormer#14).",
                    "Y = Y₁, …, Y_n",
                    LayerKind.ROTARY,
                    (layer, sequences) -> new Misbehaving(layer) {
                        @Override
                        public Tensor forward(Tensor input) {
                            int tokens = input.rows() / sequences;
                            return exchanged(super.forward(exchanged(input, tokens)), sequences);
                        }
                    }),
            fault(
                    "batch-gradients-averaged",
                    "Divided the parameter gradients by the number of sequences.",
                    "dp = dp₁ + … + dp_n",
                    LayerKind.POSITION_EMBEDDING,
                    (layer, sequences) -> new Misbehaving(layer) {
                        @Override
                        public Tensor backward(Tensor outputGradient) {
                            Tensor result = super.backward(outputGradient);
                            changeGradients(gradients(), (g, same) -> g / sequences);
                            return result;
                        }
                    }),
            fault(
                    "batch-last-gradient-only",
                    "Stored the parameter gradients of each sequence over those of the one before.",
                    "dp = dp₁ + … + dp_n",
                    LayerKind.TRANSFORMER_BLOCK,
                    (layer, sequences) -> new Misbehaving(layer) {
                        @Override
                        public Tensor backward(Tensor outputGradient) {
                            Tensor result = super.backward(outputGradient);
                            List<Tensor> parts = parts(outputGradient, sequences);
                            for (int i = 0; i < sequences - 1; i++) {
                                parts.set(i, mapped(parts.get(i), d -> 0));
                            }
                            super.backward(stacked(parts));
                            return result;
                        }
                    }));

    private BatchFaults() {}

    private static Fault fault(
            String id, String story, String equation, LayerKind kind, BiFunction<Layer, Integer, Layer> behaviour) {
        return BehaviourFaults.fault(
                id, story, equation, Place.in(kind), "GEN-10", Fault.Behaviour.inBatches(behaviour));
    }

    /** The rows of each sequence. */
    private static List<Tensor> parts(Tensor all, int sequences) {
        int tokens = all.rows() / sequences;
        List<Tensor> parts = new ArrayList<>();
        for (int i = 0; i < sequences; i++) {
            parts.add(Misbehaving.rows(all, i * tokens, (i + 1) * tokens));
        }
        return parts;
    }

    /** The first row of each of so many runs, then the second of each, and so on. */
    private static Tensor exchanged(Tensor all, int runs) {
        double[][] rows = all.toDoubleRows();
        int length = rows.length / runs;
        double[][] result = new double[rows.length][];
        for (int k = 0; k < rows.length; k++) {
            result[k] = rows[k % runs * length + k / runs];
        }
        return Tensor.of(result);
    }
}
