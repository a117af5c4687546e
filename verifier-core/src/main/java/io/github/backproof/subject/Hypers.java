package io.github.backproof.subject;

/**
 * The numbers, other than sizes, that a layer is built with.
 *
 * @param epsilon ε of a layer norm
 * @param loraAlpha α of a LoRA adapter
 */
public record Hypers(double epsilon, double loraAlpha) {
    /** The same with another α. */
    public Hypers withLoraAlpha(double alpha) {
        return new Hypers(epsilon, alpha);
    }
}
