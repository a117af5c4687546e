package io.github.backproof.specs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What holds the gradient of the {@link Parameter} of the same name: a field, a method without arguments, an argument of backward, or
 * a part of the object that backward returns. The name {@code "input"} stands for the gradient of the input.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Gradient {
    /** The name of the parameter, or {@code "input"}. */
    String value();
}
