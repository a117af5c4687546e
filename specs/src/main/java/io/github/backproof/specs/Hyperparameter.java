package io.github.backproof.specs;

/** A number, other than a size, that a layer is built with. The symbols are those of the reports. */
public enum Hyperparameter {
    /** The ε under the root of a layer norm. */
    EPSILON("ε"),
    /** The α of a LoRA adapter. */
    LORA_ALPHA("α");

    private final String symbol;

    Hyperparameter(String symbol) {
        this.symbol = symbol;
    }

    /** The symbol used in reports. */
    public String symbol() {
        return symbol;
    }
}
