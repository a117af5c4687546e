package io.github.backproof.reference;

/** A layer that can take one token at a time (§3.1). */
public interface StepwiseLayer extends ReferenceLayer {
    /** Before the first token. */
    Stepper start();
}
