package io.github.backproof.specs;

/** Whether the embedding and the logits layer of a language model share a table. */
public enum Tying {
    /** One table of n_vocab by d for both. */
    TIED,
    /** A table each. */
    UNTIED
}
