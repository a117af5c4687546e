package io.github.backproof.specs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that holds a parameter: {@code float[]}, {@code double[]}, {@code float[][]} or {@code double[][]}. The
 * verifier writes into the array itself, so forward and backward must read it from there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Parameter {
    /** The name that the {@link LayerKind} gives it, such as {@code "key.bias"}. */
    String value();
}
