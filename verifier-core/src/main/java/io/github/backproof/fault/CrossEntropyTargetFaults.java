package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableCrossEntropy;
import io.github.backproof.fault.joinable.JoinableLossLayer;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.reference.ReferenceLayer;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.Reduction;
import io.github.backproof.specs.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Mistakes in what the rows of a cross-entropy are judged by, and in which of them count. */
final class CrossEntropyTargetFaults {
    static final List<Fault> ALL = List.of(
            nextToken(
                    "cross-entropy-not-shifted",
                    "Judged each row by its own token (seen: huggingface/transformers#27517).",
                    "CE-02",
                    (reduction, tokens) -> new JoinableLossLayer(new JoinableCrossEntropy(reduction), tokens)),
            nextToken(
                    "cross-entropy-shifted-backwards",
                    "Judged each row by the token before its own.",
                    "CE-02",
                    (reduction, tokens) ->
                            new JoinableLossLayer(new JoinableCrossEntropy(reduction), shifted(-1, tokens))),
            nextToken(
                    "cross-entropy-shifted-twice",
                    "Shifted the targets before the loss and in it (seen: huggingface/transformers#47394).",
                    "CE-01",
                    (reduction, tokens) ->
                            new JoinableLossLayer(new JoinableCrossEntropy(reduction), shifted(2, tokens))),
            nextToken(
                    "cross-entropy-target-wraps-around",
                    "Took the first token for the target of the last row.",
                    "CE-02",
                    (reduction, tokens) -> new JoinableLossLayer(
                            new JoinableCrossEntropy(reduction),
                            IntStream.range(0, tokens.length)
                                    .map(t -> tokens[(t + 1) % tokens.length])
                                    .toArray())),
            nextToken(
                    "cross-entropy-divided-by-tokens",
                    "Divided by n_T, where only n_T − 1 tokens are predicted.",
                    "CE-04",
                    (reduction, tokens) ->
                            new JoinableLossLayer(new DividedByRows(reduction), CrossEntropy.nextTokens(tokens))),
            given(
                    "cross-entropy-divided-by-padding-too",
                    "Took the mean over all rows, those without a target included (seen: tracel-ai/burn#5568).",
                    "CE-06",
                    (reduction, targets) -> new JoinableLossLayer(new DividedByRows(reduction), targets)),
            given(
                    "cross-entropy-means-averaged",
                    "Averaged the means of two micro-batches, whatever the number of targets in each"
                            + " (seen: meta-pytorch/torchtune#1875).",
                    "CE-06",
                    (reduction, targets) -> new JoinableLossLayer(new MeanOfMeans(reduction), targets)),
            given(
                    "cross-entropy-padding-predicts-token-zero",
                    "Replaced the target −1 by 0, so that the index is in range.",
                    "CE-05",
                    (reduction, targets) -> new JoinableLossLayer(
                            new JoinableCrossEntropy(reduction),
                            Arrays.stream(targets).map(y -> Math.max(0, y)).toArray())),
            given(
                    "cross-entropy-padding-has-a-gradient",
                    "Left rows without a target out of the loss, and wrote p/N into their gradient.",
                    "CE-05",
                    (reduction, targets) -> new JoinableLossLayer(
                            new JoinableCrossEntropy(reduction) {
                                @Override
                                protected Matrix logitsGradient(Matrix p, Matrix shares, int... rows) {
                                    Matrix greatest = shares.transposed().rowMaxima();
                                    return p.lessOneAt(greatest.broadcastRows(p.rows()), rows);
                                }
                            },
                            targets)),
            given(
                    "cross-entropy-token-zero-ignored",
                    "Took token 0 for padding (seen: lucidrains/parti-pytorch#8).",
                    "CE-07",
                    (reduction, targets) -> new JoinableLossLayer(
                            new JoinableCrossEntropy(reduction),
                            Arrays.stream(targets)
                                    .map(y -> y == 0 ? CrossEntropy.NONE : y)
                                    .toArray())),
            given(
                    "cross-entropy-given-targets-shifted",
                    "Judged each row by the target that was given for the row below (seen: huggingface/transformers#46898).",
                    "CE-09",
                    (reduction, targets) ->
                            new JoinableLossLayer(new JoinableCrossEntropy(reduction), shifted(1, targets))),
            given(
                    "cross-entropy-last-row-left-out",
                    "Stopped one row early, as for next tokens, where every row has its target.",
                    "CE-09",
                    (reduction, targets) ->
                            new JoinableLossLayer(new JoinableCrossEntropy(reduction), withoutLast(targets))));

    private CrossEntropyTargetFaults() {}

    private interface Loss {
        ReferenceLayer of(Reduction reduction, int... told);
    }

    private static Fault nextToken(String id, String story, String invariant, Loss loss) {
        return fault(id, story, invariant, Targets.NEXT_TOKEN, loss);
    }

    private static Fault given(String id, String story, String invariant, Loss loss) {
        return fault(id, story, invariant, Targets.GIVEN, loss);
    }

    /** A mistake that is made with one way of telling targets; the other is right. */
    private static Fault fault(String id, String story, String invariant, Targets way, Loss loss) {
        Place place = Place.in(LayerKind.CROSS_ENTROPY).with(LayerVariant.USUAL.with(way, Reduction.MEAN));
        return new Fault(id, story, "§1", place, invariant, (settings, parameters) -> {
            int[] told = settings.context().targets().stream().mapToInt(t -> t).toArray();
            return settings.variant().targets() == way
                    ? loss.of(settings.variant().reduction(), told)
                    : ReferenceLayers.create(LayerKind.CROSS_ENTROPY, settings, parameters);
        });
    }

    /** Row t gets what was told for row t + by, where there is such a row. */
    private static int[] shifted(int by, int... told) {
        return IntStream.range(0, told.length)
                .map(t -> t + by >= 0 && t + by < told.length ? told[t + by] : CrossEntropy.NONE)
                .toArray();
    }

    private static int[] withoutLast(int... told) {
        int[] others = told.clone();
        others[others.length - 1] = CrossEntropy.NONE;
        return others;
    }

    private static long counted(int... targets) {
        return Arrays.stream(targets).filter(y -> y >= 0).count();
    }

    /** A mean over all rows. */
    private static final class DividedByRows extends JoinableCrossEntropy {
        DividedByRows(Reduction reduction) {
            super(reduction);
        }

        @Override
        protected DenseMatrix shares(int... targets) {
            double[] shares = Arrays.stream(targets)
                    .mapToDouble(y -> y < 0 ? 0 : 1.0 / targets.length)
                    .toArray();
            return DenseMatrix.of(targets.length, 1, shares);
        }
    }

    /** The mean of the means of the two halves; a half without a target has none. */
    private static final class MeanOfMeans extends JoinableCrossEntropy {
        MeanOfMeans(Reduction reduction) {
            super(reduction);
        }

        @Override
        protected DenseMatrix shares(int... targets) {
            int half = targets.length / 2;
            long first = counted(Arrays.copyOf(targets, half));
            long second = counted(Arrays.copyOfRange(targets, half, targets.length));
            long halves = Math.min(1, first) + Math.min(1, second);
            double[] shares = new double[targets.length];
            Arrays.setAll(shares, t -> targets[t] < 0 ? 0 : 1.0 / halves / (t < half ? first : second));
            return DenseMatrix.of(targets.length, 1, shares);
        }
    }
}
