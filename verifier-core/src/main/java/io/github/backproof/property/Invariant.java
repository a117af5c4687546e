package io.github.backproof.property;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the property that checks an invariant of the catalogue. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Invariant {
    /** The invariant's id, such as {@code ATT-01}. */
    String value();

    /** What a subject of a fitting kind must have besides. */
    Need[] needs() default {};
}
