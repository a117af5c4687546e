package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableEmbedding;
import io.github.backproof.fault.joinable.JoinablePositionEmbedding;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.Embedding;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.specs.LayerKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Mistakes in learned positions. */
final class PositionFaults {
    private static final String FORWARD = "Y[t] = X[t] + P[t]";
    private static final String TABLE = "dP[t] = Δ[t]";
    private static final String BACKWARD = "Δ_in = Δ";

    static final List<Fault> ALL = List.of(
            fault(
                    "position-from-one",
                    "Counted positions from one, and held the last where the table ends.",
                    FORWARD,
                    "POS-01",
                    table -> new JoinablePositionEmbedding(new JoinableEmbedding(table)) {
                        @Override
                        protected int[] positions(int tokens) {
                            return Arrays.stream(super.positions(tokens))
                                    .map(t -> Math.min(t + 1, table.rows() - 1))
                                    .toArray();
                        }
                    }),
            fault(
                    "position-from-the-end",
                    "Counted positions from the end of the sequence.",
                    FORWARD,
                    "POS-01",
                    table -> new JoinablePositionEmbedding(new JoinableEmbedding(table)) {
                        @Override
                        protected int[] positions(int tokens) {
                            return Arrays.stream(super.positions(tokens))
                                    .map(t -> tokens - 1 - t)
                                    .toArray();
                        }
                    }),
            fault(
                    "position-input-scaled",
                    "Multiplied X by √d before the positions were added.",
                    FORWARD,
                    "GEN-11",
                    table -> new JoinablePositionEmbedding(new JoinableEmbedding(table)) {
                        @Override
                        protected Matrix output(Matrix x, Matrix rows) {
                            return super.output(x.scaledBy(Math.sqrt(x.columns())), rows);
                        }
                    }),
            fault(
                    "position-input-dropped",
                    "Returned the positions and forgot to add them to X.",
                    FORWARD,
                    "GEN-01",
                    table -> new JoinablePositionEmbedding(new JoinableEmbedding(table)) {
                        @Override
                        protected Matrix output(Matrix x, Matrix rows) {
                            return rows;
                        }
                    }),
            fault(
                    "position-wraps-around",
                    "Began the table anew for tokens beyond its end.",
                    FORWARD,
                    "POS-02",
                    table -> new JoinablePositionEmbedding(new JoinableEmbedding(table)) {
                        @Override
                        protected int[] positions(int tokens) {
                            return Arrays.stream(super.positions(tokens))
                                    .map(t -> t % table.rows())
                                    .toArray();
                        }
                    }),
            fault(
                    "position-held-at-the-end",
                    "Gave tokens beyond the table its last row.",
                    FORWARD,
                    "POS-02",
                    table -> new JoinablePositionEmbedding(new JoinableEmbedding(table)) {
                        @Override
                        protected int[] positions(int tokens) {
                            return Arrays.stream(super.positions(tokens))
                                    .map(t -> Math.min(t, table.rows() - 1))
                                    .toArray();
                        }
                    }),
            inTable(
                    "position-unused-rows-filled",
                    "Lengthened short sequences by copies of the last token and kept the copies' errors.",
                    "POS-01",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix weightGradient(Matrix delta, int... tokens) {
                            int[] rows = IntStream.range(0, table.rows())
                                    .map(t -> Math.min(t, delta.rows() - 1))
                                    .toArray();
                            return delta.rows(rows);
                        }
                    }),
            inTable(
                    "position-first-without-gradient",
                    "Took position 0 for padding and gave it no gradient.",
                    "POS-01",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix weightGradient(Matrix delta, int... tokens) {
                            return super.weightGradient(delta, tokens).where((row, column) -> row > 0, 0);
                        }
                    }),
            inTable(
                    "position-gradient-averaged",
                    "Divided dP by the number of tokens.",
                    "GEN-02",
                    table -> new JoinableEmbedding(table) {
                        @Override
                        public Matrix weightGradient(Matrix delta, int... tokens) {
                            return super.weightGradient(delta, tokens).scaledBy(1.0 / tokens.length);
                        }
                    }),
            fault(
                    "position-error-doubled",
                    "Counted the error twice, once for the token and once for its position.",
                    BACKWARD,
                    "POS-01",
                    table -> new JoinablePositionEmbedding(new JoinableEmbedding(table)) {
                        @Override
                        protected Matrix inputGradient(Matrix delta) {
                            return delta.scaledBy(2);
                        }
                    }),
            fault(
                    "position-error-dropped",
                    "Gave the error to the table and handed nothing on.",
                    BACKWARD,
                    "GEN-01",
                    table -> new JoinablePositionEmbedding(new JoinableEmbedding(table)) {
                        @Override
                        protected Matrix inputGradient(Matrix delta) {
                            return delta.scaledBy(0);
                        }
                    }));

    private PositionFaults() {}

    private interface Layer {
        ReferenceLayer of(Matrix table);
    }

    private interface Table {
        Embedding of(Matrix table);
    }

    private static Fault inTable(String id, String story, String invariant, Table table) {
        return fault(id, story, TABLE, invariant, weight -> new JoinablePositionEmbedding(table.of(weight)));
    }

    private static Fault fault(String id, String story, String equation, String invariant, Layer layer) {
        return new Fault(
                id,
                story,
                equation,
                Place.in(LayerKind.POSITION_EMBEDDING),
                invariant,
                (settings, parameters) -> layer.of(parameters.get("weight")));
    }
}
