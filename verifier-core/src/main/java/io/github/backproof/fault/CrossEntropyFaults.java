package io.github.backproof.fault;

import io.github.backproof.fault.joinable.JoinableCrossEntropy;
import io.github.backproof.fault.joinable.JoinableLossLayer;
import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.numerics.Shift;
import io.github.backproof.reference.CrossEntropy;
import io.github.backproof.reference.ReferenceLayers;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.specs.LayerVariant;
import io.github.backproof.specs.Reduction;
import io.github.backproof.specs.Targets;
import java.util.List;

/** Mistakes in the cross-entropy: the loss of a row and its gradient. {@link CrossEntropyTargetFaults} has those in targets. */
final class CrossEntropyFaults {
    private static final Place LOSS = Place.in(LayerKind.CROSS_ENTROPY);
    private static final double SMOOTHING = 0.1;
    private static final double IN_THE_LOGARITHM = 1e-9;

    static final List<Fault> ALL = List.of(
            fault(
                    "cross-entropy-onehot-missing",
                    "Sent back the probabilities and subtracted 1 nowhere.",
                    "CE-01",
                    reduction -> new JoinableCrossEntropy(reduction) {
                        @Override
                        protected Matrix logitsGradient(Matrix p, Matrix shares, int... targets) {
                            return p.hadamard(shares.broadcastColumns(p.columns()));
                        }
                    }),
            fault(
                    "cross-entropy-gradient-not-divided",
                    "Took the mean in the loss, and forgot N in the gradient.",
                    "CE-01",
                    reduction -> new JoinableCrossEntropy(reduction) {
                        @Override
                        protected Matrix logitsGradient(Matrix p, Matrix shares, int... targets) {
                            return p.lessOneAt(shares.map(new Sign()), targets);
                        }
                    }),
            fault(
                    "cross-entropy-divided-by-vocabulary",
                    "Took the mean over all logits instead of the rows, in the gradient.",
                    "CE-01",
                    reduction -> new JoinableCrossEntropy(reduction) {
                        @Override
                        protected Matrix logitsGradient(Matrix p, Matrix shares, int... targets) {
                            return super.logitsGradient(p, shares, targets).scaledBy(1.0 / p.columns());
                        }
                    }),
            fault(
                    "cross-entropy-labels-smoothed",
                    "Left label smoothing on in the gradient.",
                    "CE-01",
                    reduction -> new JoinableCrossEntropy(reduction) {
                        @Override
                        protected Matrix logitsGradient(Matrix p, Matrix shares, int... targets) {
                            Matrix onehot = p.minus(p.lessOneAt(targets));
                            Matrix evenly = p.constant(DenseMatrix.filled(p.rows(), p.columns(), 1.0 / p.columns()));
                            return p.minus(onehot.scaledBy(1 - SMOOTHING))
                                    .minus(evenly.scaledBy(SMOOTHING))
                                    .hadamard(shares.broadcastColumns(p.columns()));
                        }
                    }),
            new Fault(
                    "cross-entropy-error-ignored",
                    "Took the loss for the end of everything, and ignored the error handed to it.",
                    "§1",
                    LOSS,
                    "CE-01",
                    (settings, parameters) ->
                            new JoinableLossLayer(
                                    new JoinableCrossEntropy(settings.variant().reduction()),
                                    ReferenceLayers.targets(settings)) {
                                @Override
                                protected Matrix inputGradient(Matrix ofLogits, Matrix delta) {
                                    return ofLogits;
                                }
                            }),
            fault(
                    "cross-entropy-maximum-not-added-back",
                    "Subtracted the greatest logit inside the exponentials and did not add it to their logarithm.",
                    "CE-03",
                    reduction -> new JoinableCrossEntropy(reduction) {
                        @Override
                        protected Matrix tokenLosses(Matrix greatestLogits, Matrix targetLogits, Matrix greatest) {
                            return super.tokenLosses(greatestLogits.scaledBy(0), targetLogits, greatest);
                        }
                    }),
            fault(
                    "cross-entropy-in-bits",
                    "Took the logarithm to base 2.",
                    "CE-04",
                    reduction -> new JoinableCrossEntropy(reduction) {
                        @Override
                        protected Matrix tokenLosses(Matrix greatestLogits, Matrix targetLogits, Matrix greatest) {
                            return super.tokenLosses(greatestLogits, targetLogits, greatest)
                                    .scaledBy(1 / Math.log(2));
                        }
                    }),
            fault(
                    "cross-entropy-mean-of-a-sum",
                    "Divided by the number of targets where the sum was declared.",
                    "CE-04",
                    Reduction.SUM,
                    reduction -> new JoinableCrossEntropy(Reduction.MEAN)),
            fault(
                    "cross-entropy-sum-of-a-mean",
                    "Added the losses up where the mean was declared.",
                    "CE-04",
                    Reduction.MEAN,
                    reduction -> new JoinableCrossEntropy(Reduction.SUM)),
            aside(
                    "cross-entropy-maximum-not-subtracted",
                    "Took exp of the logits as they are.",
                    "CE-08",
                    reduction -> new JoinableCrossEntropy(reduction) {
                        @Override
                        protected Matrix probabilities(Matrix logits, Matrix greatestLogits) {
                            return logits.softmax(greatestLogits.scaledBy(0));
                        }
                    }),
            aside(
                    "cross-entropy-maximum-of-all-rows",
                    "Subtracted the greatest of all logits, beside which a whole row may underflow.",
                    "CE-08",
                    reduction -> new JoinableCrossEntropy(reduction) {
                        @Override
                        protected Matrix probabilities(Matrix logits, Matrix greatestLogits) {
                            Matrix greatest = greatestLogits.transposed().rowMaxima();
                            return logits.softmax(greatest.broadcastRows(logits.rows()));
                        }
                    }),
            aside(
                    "cross-entropy-small-number-in-the-logarithm",
                    "Took log(p + 10⁻⁹), so that no loss exceeds 20.7.",
                    "CE-08",
                    reduction -> new JoinableCrossEntropy(reduction) {
                        @Override
                        protected Matrix tokenLosses(Matrix greatestLogits, Matrix targetLogits, Matrix greatest) {
                            Matrix p = targetLogits
                                    .minus(greatestLogits)
                                    .map(Elementary.EXP)
                                    .hadamard(greatest);
                            return p.map(new Shift(IN_THE_LOGARITHM))
                                    .map(Elementary.LOG)
                                    .scaledBy(-1);
                        }
                    }));

    private CrossEntropyFaults() {}

    private interface Loss {
        CrossEntropy of(Reduction reduction);
    }

    private static Fault fault(String id, String story, String invariant, Loss loss) {
        return new Fault(id, story, "§1", LOSS, invariant, builder(loss));
    }

    private static Fault fault(String id, String story, String invariant, Reduction declared, Loss loss) {
        Place place = LOSS.with(LayerVariant.USUAL.with(Targets.GIVEN, declared));
        return new Fault(id, story, "§1", place, invariant, builder(loss));
    }

    /** Shows at logits that the dictionary does not look at. */
    private static Fault aside(String id, String story, String invariant, Loss loss) {
        return new Fault(id, story, "§1", LOSS, invariant, builder(loss), Fault.Behaviour.ASIDE);
    }

    private static Fault.Builder builder(Loss loss) {
        return (settings, parameters) ->
                new JoinableLossLayer(loss.of(settings.variant().reduction()), ReferenceLayers.targets(settings));
    }
}
