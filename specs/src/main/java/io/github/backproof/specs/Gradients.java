package io.github.backproof.specs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What holds the gradients of several parameters in one array. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Gradients {
    /** The names of the parameters in the order in which the gradients lie there; none for those of the only {@link Parameters}. */
    String[] value() default {};

    /** How they lie there; as the parameters do where no names are given. */
    Packing packing() default Packing.ONE_AFTER_ANOTHER;
}
