package io.github.backproof.specs;

/** A size that the verifier draws. The symbols are those of the reports. */
public enum Dimension {
    /** Sequences in a batch. This version always passes 1. */
    BATCH("n_B"),
    /** Tokens in a sequence, the rows of the input. */
    TOKENS("n_T"),
    /** Features of a token, the columns of the input. */
    FEATURES("d"),
    /** Attention heads; always divides {@link #FEATURES}. */
    HEADS("n_h"),
    /** Width between the two linear layers of an MLP. */
    HIDDEN("d_hidden"),
    /** Input features of a linear layer. */
    INPUTS("f_in"),
    /** Output features of a linear layer. */
    OUTPUTS("f_out"),
    /** Rank of a LoRA adapter. */
    RANK("r");

    private final String symbol;

    Dimension(String symbol) {
        this.symbol = symbol;
    }

    /** The symbol used in reports, such as {@code n_T}. */
    public String symbol() {
        return symbol;
    }
}
