package io.github.backproof.reference;

import io.github.backproof.numerics.DenseMatrix;
import io.github.backproof.numerics.Elementary;
import io.github.backproof.numerics.Matrix;
import io.github.backproof.specs.Reduction;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The cross-entropy of next tokens, in nats (§1).
 *
 * <pre>
 * forward   L = −(1/N) Σ_t log p_t[target_t]
 * backward  dZ_t = (p_t − onehot(target_t))/N, zero where there is no target
 * </pre>
 *
 * <p>Z is n_T by n_vocab. A target below 0 stands for none. N is the number of targets for the mean, 1 for the sum.
 */
public class CrossEntropy {
    /** No target: the token's prediction is not judged. */
    public static final int NONE = -1;

    private final Reduction reduction;
    private final Softmax softmax = new Softmax();

    /**
     * A loss that has been computed.
     *
     * @param value L, 1 by 1, in nats
     * @param backward computes dZ, n_T by n_vocab
     */
    public record Loss(Matrix value, Supplier<Matrix> backward) {
        /** dZ, n_T by n_vocab. */
        public Matrix logitsGradient() {
            return backward.get();
        }
    }

    /** A loss with the given reduction. */
    public CrossEntropy(Reduction reduction) {
        this.reduction = reduction;
    }

    /** The tokens' successors: each token is to predict the next one, the last one nothing (§1). */
    public static int[] nextTokens(int... tokens) {
        int[] targets = Arrays.copyOfRange(tokens, 1, tokens.length + 1);
        targets[tokens.length - 1] = NONE;
        return targets;
    }

    /** The loss, with the way back to the logits. */
    public Loss of(Matrix logits, int... targets) {
        Matrix shift = softmax.rowShift(logits);
        Matrix p = probabilities(logits, shift);
        Matrix shares = logits.constant(shares(targets));
        Matrix losses = tokenLosses(shift, logits.picked(targets), p.rowMaxima());
        return new Loss(value(losses, shares), () -> logitsGradient(p, shares, targets));
    }

    /** P = softmax(Z), by the greatest logit of each row (eqs. 15, 54). */
    protected Matrix probabilities(Matrix logits, Matrix greatestLogits) {
        return logits.softmax(greatestLogits);
    }

    /** −log p_t[target_t] as (max z − z[target]) − log max p: the differences keep what p itself would lose (§1). */
    protected Matrix tokenLosses(Matrix greatestLogits, Matrix targetLogits, Matrix greatestProbabilities) {
        // (max z + log Σ exp(z − max z)) − z[target] is right as well, and rounds numbers of the logits' size.
        return greatestLogits
                .minus(targetLogits)
                .minus(greatestProbabilities.map(Elementary.LOG))
                .orRoundedAs(greatestLogits);
    }

    /** L = Σ_t share_t · loss_t (§1). */
    protected Matrix value(Matrix tokenLosses, Matrix shares) {
        return tokenLosses.hadamard(shares).columnSums();
    }

    /** dZ = (P − onehot)∘(share 1ᵗ). */
    protected Matrix logitsGradient(Matrix p, Matrix shares, int... targets) {
        return p.lessOneAt(shares, targets);
    }

    /** What is made of the losses of the tokens. */
    protected Reduction reduction() {
        return reduction;
    }

    /** 1/N for each token that has a target, 0 for the others. */
    protected DenseMatrix shares(int... targets) {
        long counted = Arrays.stream(targets).filter(target -> target >= 0).count();
        double share = reduction() == Reduction.MEAN ? 1.0 / Math.max(1, counted) : 1;
        double[] shares = new double[targets.length];
        Arrays.setAll(shares, t -> targets[t] < 0 ? 0 : share);
        return DenseMatrix.owning(targets.length, 1, shares);
    }
}
