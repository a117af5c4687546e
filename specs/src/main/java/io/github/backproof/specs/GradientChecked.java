package io.github.backproof.specs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has Backproof verify the class, or what the static method makes, as a layer of the given kind.
 *
 * <p>The class either implements {@link Layer}, or has a {@code forward} and a {@code backward} method on arrays and
 * fields marked {@link Parameter} and {@link Gradient}. Its constructor, or the method, takes {@link Size} and {@link Hyper}
 * arguments only. What differs from the defaults is declared here.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface GradientChecked {
    /** What the layer computes. */
    LayerKind value();

    /** How weight matrices are stored. */
    WeightLayout weights() default WeightLayout.IN_OUT;

    /** What backward does to gradients that are already there. */
    GradientUpdate gradients() default GradientUpdate.REPLACE;

    /** What the output of a LoRA adapter is multiplied by. */
    LoraScale loraScale() default LoraScale.ALPHA;

    /** The precision the layer computes in. */
    DeclaredPrecision precision() default DeclaredPrecision.INFERRED;

    /** The function of an activation, an MLP or a gated MLP. */
    NonLinearity activation() default NonLinearity.GELU;

    /** Which GELU, where the function is one. */
    Gelu gelu() default Gelu.ERF;

    /** Which features rotary positions turn together. */
    Pairing pairing() default Pairing.HALVES;

    /** The base of the rotary frequencies. */
    double rotaryBase() default 10_000;

    /** Where the norms of a transformer block are. */
    NormPlacement norms() default NormPlacement.BEFORE;

    /** What a cross-entropy is told about its targets. */
    Targets targets() default Targets.GIVEN;

    /** What a cross-entropy does with the losses of the tokens. */
    Reduction reduction() default Reduction.MEAN;

    /** Whether a language model's embedding and logits layer share a table. */
    Tying tying() default Tying.UNTIED;

    /** How the tokens of a language model know their place. */
    Positions positions() default Positions.LEARNED;

    /** Which tokens attention may look at. */
    Masking masking() default Masking.NONE;

    /** What a second call with the same numbers gives; checked by GEN-05. */
    Repeatability repeatability() default Repeatability.SAME_BITS;

    /** The ε of a layer norm whose constructor does not take one as {@link Hyper}. */
    double epsilon() default 1e-5;
}
