package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableRotary;
import io.github.backproof.fault.joinable.JoinableRotaryLayer;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.LayerSettings;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.Rotary;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.Pairing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Mistakes in rotary positions, in layers that pair the halves of a head. */
final class RotaryFaults {
    private static final Pairing PAIRING = Pairing.HALVES;
    private static final double BASE = 10_000;
    private static final String ROTATION = "a′ = a cos φ − b sin φ, b′ = a sin φ + b cos φ";
    private static final String FREQUENCY = "θ_i = base^(−2i/d_ρ)";
    private static final String ANGLE = "φ = t·θ_i";
    private static final String BACKWARD = "Δ_in = Rᵗδ";

    static final List<Fault> ALL = List.of(
            fault(
                    "rotary-neighbours-paired",
                    "Turned neighbouring features together where the halves of a head make the pairs (seen: NeuraLegion/shainet#111).",
                    ROTATION,
                    "ROPE-01",
                    settings ->
                            new JoinableRotaryLayer(new JoinableRotary(Pairing.NEIGHBOURS, BASE), settings.heads())),
            inAngles(
                    "rotary-angles-of-neighbours",
                    "Laid out the table of angles for neighbours and swapped the features by halves (seen: raiyanyahya/how-to-train-your-gpt#6).",
                    ROTATION,
                    "ROPE-01",
                    new JoinableRotary(PAIRING, BASE) {
                        @Override
                        protected int pair(int feature, int width) {
                            return feature / 2;
                        }
                    }),
            inAngles(
                    "rotary-no-minus",
                    "Forgot the minus before the sine in the first line.",
                    ROTATION,
                    "ROPE-01",
                    new JoinableRotary(PAIRING, BASE) {
                        @Override
                        protected int sign(int feature, int width) {
                            return 1;
                        }
                    }),
            inAngles(
                    "rotary-in-place",
                    "Overwrote a before b′ was made of it.",
                    ROTATION,
                    "ROPE-01",
                    new JoinableRotary(PAIRING, BASE) {
                        @Override
                        protected Matrix combined(Matrix x, Matrix cosines, Matrix signedSines) {
                            int half = x.columns() / 2;
                            Matrix overwritten = super.combined(x, cosines, signedSines)
                                    .columnRange(0, half)
                                    .beside(x.columnRange(half, x.columns()));
                            return overwritten
                                    .columnRange(0, half)
                                    .beside(super.combined(overwritten, cosines, signedSines)
                                            .columnRange(half, x.columns()));
                        }
                    }),
            inAngles(
                    "rotary-sine-for-cosine",
                    "Exchanged the tables of sines and cosines.",
                    ROTATION,
                    "ROPE-01",
                    new JoinableRotary(PAIRING, BASE) {
                        @Override
                        protected Matrix combined(Matrix x, Matrix cosines, Matrix signedSines) {
                            double[] line = IntStream.range(0, x.columns())
                                    .mapToDouble(i -> sign(i, x.columns()))
                                    .toArray();
                            Matrix signs = x.constant(
                                    DenseMatrix.of(1, line.length, line).broadcastRows(x.rows()));
                            return super.combined(x, signedSines.hadamard(signs), cosines.hadamard(signs));
                        }
                    }),
            fault(
                    "rotary-across-heads",
                    "Turned all features as if they were one head.",
                    ROTATION,
                    "ROPE-01",
                    settings -> new JoinableRotaryLayer(new JoinableRotary(PAIRING, BASE), 1)),
            fault(
                    "rotary-positions-from-one",
                    "Counted positions from one.",
                    ANGLE,
                    "ROPE-01",
                    settings -> new JoinableRotaryLayer(new JoinableRotary(PAIRING, BASE), settings.heads()) {
                        @Override
                        protected int[] positions(int tokens) {
                            return moved(1, super.positions(tokens));
                        }
                    }),
            inAngles(
                    "rotary-table-too-short",
                    "Began the table of angles anew after three positions.",
                    ANGLE,
                    "ROPE-02",
                    new JoinableRotary(PAIRING, BASE) {
                        @Override
                        protected double angle(int position, int pair, int width) {
                            return super.angle(position % 3, pair, width);
                        }
                    }),
            inAngles(
                    "rotary-other-sense",
                    "Turned the other way round, in both passes.",
                    ANGLE,
                    "GEN-11",
                    new JoinableRotary(PAIRING, BASE) {
                        @Override
                        protected double angle(int position, int pair, int width) {
                            return -super.angle(position, pair, width);
                        }
                    }),
            inAngles(
                    "rotary-other-base",
                    "Took 1000 for the base (seen: vllm-project/vllm#9502).",
                    FREQUENCY,
                    "GEN-11",
                    new JoinableRotary(PAIRING, BASE) {
                        @Override
                        protected double frequency(int pair, int width) {
                            return StrictMath.pow(1000, -2.0 * pair / width);
                        }
                    }),
            inAngles(
                    "rotary-exponent-halved",
                    "Forgot the 2 in the exponent of the frequencies.",
                    FREQUENCY,
                    "GEN-11",
                    new JoinableRotary(PAIRING, BASE) {
                        @Override
                        protected double frequency(int pair, int width) {
                            return StrictMath.pow(BASE, -1.0 * pair / width);
                        }
                    }),
            inAngles(
                    "rotary-one-frequency",
                    "Turned all pairs by the angle of the first.",
                    FREQUENCY,
                    "GEN-11",
                    new JoinableRotary(PAIRING, BASE) {
                        @Override
                        protected double frequency(int pair, int width) {
                            return 1;
                        }
                    }),
            fault(
                    "rotary-error-not-turned",
                    "Handed the error on as it came.",
                    BACKWARD,
                    "ROPE-03",
                    settings -> new JoinableRotaryLayer(new JoinableRotary(PAIRING, BASE), settings.heads()) {
                        @Override
                        protected Matrix inputGradient(Matrix delta, int... positions) {
                            return delta;
                        }
                    }),
            fault(
                    "rotary-error-turned-on",
                    "Called forward again to go back.",
                    BACKWARD,
                    "ROPE-03",
                    settings -> new JoinableRotaryLayer(new JoinableRotary(PAIRING, BASE), settings.heads()) {
                        @Override
                        protected Matrix inputGradient(Matrix delta, int... positions) {
                            return output(delta, positions);
                        }
                    }),
            fault(
                    "rotary-error-positions-from-one",
                    "Counted positions from zero on the way forth and from one on the way back.",
                    BACKWARD,
                    "ROPE-03",
                    settings -> new JoinableRotaryLayer(new JoinableRotary(PAIRING, BASE), settings.heads()) {
                        @Override
                        protected Matrix inputGradient(Matrix delta, int... positions) {
                            return super.inputGradient(delta, moved(1, positions));
                        }
                    }),
            inAngles(
                    "rotary-lengthened",
                    "Multiplied sines and cosines by a factor, as some extensions to long sequences do.",
                    ROTATION,
                    "ROPE-04",
                    new JoinableRotary(PAIRING, BASE) {
                        @Override
                        protected Matrix combined(Matrix x, Matrix cosines, Matrix signedSines) {
                            return super.combined(x, cosines, signedSines).scaledBy(1.25);
                        }
                    }),
            fault(
                    "rotary-error-of-first-head-only",
                    "Turned back the first head and left the others as they came.",
                    BACKWARD,
                    "ROPE-04",
                    settings -> new JoinableRotaryLayer(new JoinableRotary(PAIRING, BASE), settings.heads()) {
                        @Override
                        protected Matrix inputGradient(Matrix delta, int... positions) {
                            int width = delta.columns() / settings.heads();
                            return super.inputGradient(delta, positions)
                                    .columnRange(0, width)
                                    .beside(delta.columnRange(width, delta.columns()));
                        }
                    }));

    private RotaryFaults() {}

    private interface Turning {
        ReferenceLayer of(LayerSettings settings);
    }

    private static Fault inAngles(String id, String story, String equation, String invariant, Rotary rotary) {
        return fault(id, story, equation, invariant, settings -> new JoinableRotaryLayer(rotary, settings.heads()));
    }

    private static Fault fault(String id, String story, String equation, String invariant, Turning layer) {
        return new Fault(
                id,
                story,
                equation,
                Place.in(LayerKind.ROTARY),
                invariant,
                (settings, parameters) -> layer.of(settings));
    }

    private static int[] moved(int by, int... positions) {
        return Arrays.stream(positions).map(t -> t + by).toArray();
    }
}
