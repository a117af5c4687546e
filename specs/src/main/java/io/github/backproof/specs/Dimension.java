package io.github.backproof.specs;

/** A size that the verifier draws. The symbols are those of the reports. */
public enum Dimension {
    /** Sequences in a batch; the input of a layer that takes it has n_B·n_T rows, one sequence below the other. */
    BATCH("n_B"),
    /** Tokens in a sequence. */
    TOKENS("n_T"),
    /** Features of a token, the columns of the input. */
    FEATURES("d"),
    /** Attention heads; always divides {@link #FEATURES}. */
    HEADS("n_h"),
    /** Heads of keys and values where queries share them; always divides {@link #HEADS}. */
    KEY_VALUE_HEADS("n_kv"),
    /** Columns of keys and of values, d·n_kv/n_h: made of the others, never drawn. */
    KEY_VALUE_FEATURES("d_kv"),
    /** Width between the two linear layers of an MLP. */
    HIDDEN("d_hidden"),
    /** Input features of a linear layer. */
    INPUTS("f_in"),
    /** Output features of a linear layer. */
    OUTPUTS("f_out"),
    /** Rank of a LoRA adapter. */
    RANK("r"),
    /** Rows of a token embedding, columns of logits. */
    VOCABULARY("n_vocab"),
    /** Rows of a position embedding; no sequence is longer. */
    CONTEXT("n_context"),
    /** Blocks of a language model. */
    BLOCKS("n_blocks"),
    /** A single one: the column of token numbers, the number that a loss is. Always 1, never drawn. */
    ONE("1");

    private final String symbol;

    Dimension(String symbol) {
        this.symbol = symbol;
    }

    /** The symbol used in reports, such as {@code n_T}. */
    public String symbol() {
        return symbol;
    }
}
