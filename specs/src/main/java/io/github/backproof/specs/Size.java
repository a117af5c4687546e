package io.github.backproof.specs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@code int} argument that the verifier chooses: of a constructor, or of forward and backward after the array. A method that
 * can tell the number of tokens from its array needs none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Size {
    /** Which size to pass. */
    Dimension value();
}
