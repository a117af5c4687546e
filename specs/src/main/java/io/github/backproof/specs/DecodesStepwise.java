package io.github.backproof.specs;

/**
 * A layer or a language model that can take one token at a time and remembers what it needs of the earlier ones, as a key-value
 * cache does. Optional: with it, stepwise results are compared with the full forward.
 */
public interface DecodesStepwise {
    /** Forgets all tokens. */
    void restart();

    /**
     * One more token.
     *
     * @param token a row of the input, 1 by its width
     * @return the token's row of the output
     */
    Tensor step(Tensor token);
}
