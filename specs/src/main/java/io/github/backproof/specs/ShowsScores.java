package io.github.backproof.specs;

/**
 * An attention layer that shows what it has computed on the way. Optional: with it, the laws about these pieces are checked too. An
 * adapter or an annotated class implements it besides.
 */
public interface ShowsScores {
    /**
     * The weights P of one head in the latest forward.
     *
     * @param head counted from 0
     * @return n_T by n_T
     */
    Tensor weights(int head);

    /**
     * The gradient of one head's masked and scaled scores, dS, in the latest backward.
     *
     * @param head counted from 0
     * @return n_T by n_T
     */
    Tensor scoreGradient(int head);
}
