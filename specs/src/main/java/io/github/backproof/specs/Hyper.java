package io.github.backproof.specs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A {@code float} or {@code double} argument that the verifier chooses: of a constructor, of forward or of backward. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Hyper {
    /** Which number to pass. */
    Hyperparameter value();
}
