package io.github.backproof.model;

/**
 * The sizes of a language model.
 *
 * @param vocabulary n_vocab
 * @param context n_context, the greatest number of tokens where positions are learned
 * @param width d
 * @param blocks the number of transformer blocks
 * @param heads n_h, which divides d
 * @param keyValueHeads n_kv, which divides n_h
 * @param hidden the width of the MLP
 */
public record ModelSizes(int vocabulary, int context, int width, int blocks, int heads, int keyValueHeads, int hidden) {
    /** Checks what must divide what. */
    public ModelSizes {
        if (width % heads != 0) {
            throw new IllegalArgumentException(heads + " heads do not divide a width of " + width + ".");
        }
        if (heads % keyValueHeads != 0) {
            throw new IllegalArgumentException(
                    heads + " query heads cannot share " + keyValueHeads + " key-value heads evenly.");
        }
    }

    /** d_ρ = d_h = d/n_h. */
    public int headWidth() {
        return width / heads;
    }
}
