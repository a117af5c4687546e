package io.github.backproof.specs;

/**
 * A loss: what it is told beside the logits. A layer of kind {@link LayerKind#CROSS_ENTROPY} implements it, unless its forward takes
 * the targets as {@code int[]}.
 */
public interface TakesTargets {
    /**
     * Called before each forward.
     *
     * @param targets for each row of the logits the target, −1 for none; or the tokens, as {@link Targets} declares
     */
    void targets(int[] targets);
}
