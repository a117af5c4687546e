package io.github.backproof.specs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@code int} argument that the verifier chooses: of a constructor, of a static method that makes the layer, or of forward and
 * backward. A method that can tell the number of tokens from its array needs none. On a field or a method without arguments: a size
 * that the layer always has.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
public @interface Size {
    /** Which size it is. */
    Dimension value();
}
