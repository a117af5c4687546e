package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableEmbedding;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Embedding;
import io.github.backproof.reference.TokenEmbedding;
import io.github.backproof.specs.LayerKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Mistakes in token embedding. */
final class EmbeddingFaults {
    private static final String FORWARD = "eq. 2";
    private static final String BACKWARD = "eq. 3";

    static final List<Fault> ALL = List.of(
            fault(
                    "embedding-numbers-from-one",
                    "Read the row after the token's.",
                    FORWARD,
                    "EMB-01",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix output(int... tokens) {
                            return super.output(next(table.rows(), tokens));
                        }
                    }),
            fault(
                    "embedding-scaled-in-forward",
                    "Multiplied the rows by √d, and only in the forward pass.",
                    FORWARD,
                    "EMB-07",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix output(int... tokens) {
                            return super.output(tokens).scaledBy(Math.sqrt(table.columns()));
                        }
                    }),
            fault(
                    "embedding-padding-token-zero",
                    "Took token 0 for padding and returned zeros for it.",
                    FORWARD,
                    "EMB-05",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix output(int... tokens) {
                            return super.output(tokens).where((row, column) -> tokens[row] != 0, 0);
                        }
                    }),
            fault(
                    "embedding-unknown-token-clamped",
                    "Gave unknown tokens the nearest row of the table (seen: jax-ml/jax#3774).",
                    FORWARD,
                    "EMB-06",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix output(int... tokens) {
                            return super.output(Arrays.stream(tokens)
                                    .map(v -> Math.max(0, Math.min(v, table.rows() - 1)))
                                    .toArray());
                        }
                    }),
            fault(
                    "embedding-unknown-token-wrapped",
                    "Took the numbers of unknown tokens modulo the size of the vocabulary.",
                    FORWARD,
                    "EMB-06",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix output(int... tokens) {
                            return super.output(Arrays.stream(tokens)
                                    .map(v -> Math.floorMod(v, table.rows()))
                                    .toArray());
                        }
                    }),
            fault(
                    "embedding-gradient-one-row-down",
                    "Added the errors to the row after the token's.",
                    BACKWARD,
                    "EMB-02",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix weightGradient(Matrix delta, int... tokens) {
                            return super.weightGradient(delta, next(table.rows(), tokens));
                        }
                    }),
            fault(
                    "embedding-decay",
                    "Added weight decay to the whole table's gradient.",
                    BACKWARD,
                    "EMB-02",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix weightGradient(Matrix delta, int... tokens) {
                            return super.weightGradient(delta, tokens).plus(table.scaledBy(0.0625));
                        }
                    }),
            fault(
                    "embedding-gradient-dense",
                    "Spread the error of each token over the whole table.",
                    BACKWARD,
                    "EMB-02",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix weightGradient(Matrix delta, int... tokens) {
                            return delta.columnSums()
                                    .scaledBy(1.0 / table.rows())
                                    .broadcastRows(table.rows());
                        }
                    }),
            fault(
                    "embedding-repeated-overwritten",
                    "Wrote the errors of a repeated token over each other, so that the last one stayed (seen: pytorch/pytorch#1528).",
                    BACKWARD,
                    "EMB-03",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix weightGradient(Matrix delta, int... tokens) {
                            return super.weightGradient(delta.where((row, column) -> isLast(row, tokens), 0), tokens);
                        }
                    }),
            fault(
                    "embedding-repeated-averaged",
                    "Averaged the errors of a repeated token.",
                    BACKWARD,
                    "EMB-03",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix weightGradient(Matrix delta, int... tokens) {
                            double[] shares = Arrays.stream(tokens)
                                    .mapToDouble(v -> 1.0 / occurrences(v, tokens))
                                    .toArray();
                            Matrix each = delta.constant(DenseMatrix.owning(tokens.length, 1, shares));
                            return super.weightGradient(delta.hadamard(each.broadcastColumns(delta.columns())), tokens);
                        }
                    }),
            fault(
                    "embedding-last-token-only",
                    "Kept the error of the last token alone.",
                    BACKWARD,
                    "EMB-04",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix weightGradient(Matrix delta, int... tokens) {
                            int last = tokens.length - 1;
                            return super.weightGradient(delta.rowRange(last, last + 1), tokens[last]);
                        }
                    }),
            fault(
                    "embedding-scaled-in-backward",
                    "Multiplied the gradient by √d, and only in the backward pass.",
                    BACKWARD,
                    "EMB-04",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix weightGradient(Matrix delta, int... tokens) {
                            return super.weightGradient(delta, tokens).scaledBy(Math.sqrt(table.columns()));
                        }
                    }),
            fault(
                    "embedding-token-zero-without-gradient",
                    "Took token 0 for padding and gave it no gradient.",
                    BACKWARD,
                    "EMB-05",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix weightGradient(Matrix delta, int... tokens) {
                            return super.weightGradient(delta, tokens).where((row, column) -> row > 0, 0);
                        }
                    }));

    private EmbeddingFaults() {}

    private interface Table {
        Embedding of(Matrix table);
    }

    private static Fault fault(String id, String story, String equation, String invariant, Table table) {
        return new Fault(
                id,
                story,
                equation,
                Place.in(LayerKind.EMBEDDING),
                invariant,
                (settings, parameters) -> new TokenEmbedding(table.of(parameters.get("weight"))));
    }

    private static int[] next(int rows, int... tokens) {
        return Arrays.stream(tokens).map(v -> (v + 1) % rows).toArray();
    }

    private static boolean isLast(int place, int... tokens) {
        return IntStream.range(place + 1, tokens.length).noneMatch(later -> tokens[later] == tokens[place]);
    }

    private static long occurrences(int token, int... tokens) {
        return Arrays.stream(tokens).filter(v -> v == token).count();
    }
}
