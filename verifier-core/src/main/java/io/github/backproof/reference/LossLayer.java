package io.github.backproof.reference;

import io.github.backproof.numerics.Matrix;

/** A {@link CrossEntropy} as a layer of its own, with its targets at hand. Logits n_T by n_vocab give L, 1 by 1. */
public class LossLayer implements ReferenceLayer {
    private final CrossEntropy crossEntropy;
    private final int[] targets;

    /** A loss against these targets. */
    public LossLayer(CrossEntropy crossEntropy, int... targets) {
        this.crossEntropy = crossEntropy;
        this.targets = targets.clone();
    }

    @Override
    public Pass forward(Matrix logits) {
        CrossEntropy.Loss loss = crossEntropy().of(logits, targets());
        return new Pass(loss.value(), delta -> Gradients.ofInput(inputGradient(loss.logitsGradient(), delta)));
    }

    /** The target of each row. */
    protected int[] targets() {
        return targets.clone();
    }

    /** What the loss of a row is. */
    protected CrossEntropy crossEntropy() {
        return crossEntropy;
    }

    /** dZ = δ·(P − onehot)/N. */
    protected Matrix inputGradient(Matrix ofLogits, Matrix delta) {
        return ofLogits.hadamard(delta.broadcastRows(ofLogits.rows()).broadcastColumns(ofLogits.columns()));
    }
}
