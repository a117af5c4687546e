package io.github.backproof.specs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What holds several parameters in one array. Their places follow from the sizes that the {@link LayerKind} gives them. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Parameters {
    /** Their names, in the order in which they lie there. */
    String[] value();

    /** How they lie there. */
    Packing packing() default Packing.ONE_AFTER_ANOTHER;
}
