package io.github.backproof.specs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What holds a parameter: a field, a method without arguments, or an argument of forward and backward. It is an array of float or double
 * with one to three dimensions, a {@code FloatBuffer} or {@code DoubleBuffer}, or a row-major matrix of EJML. The verifier writes into
 * it, so forward and backward must read it from there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Parameter {
    /** The name that the {@link LayerKind} gives it, such as {@code "key.bias"}. */
    String value();
}
