package io.github.backproof.specs;

/** A number, other than a size, that a layer is built with. */
public enum Hyperparameter {
    /** The ε under the root of a layer norm. */
    EPSILON,
    /** The α of a LoRA adapter. */
    LORA_ALPHA
}
