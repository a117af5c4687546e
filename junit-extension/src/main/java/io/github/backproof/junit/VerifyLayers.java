package io.github.backproof.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a test class: verifies the layers of the named packages and classes, one test per invariant. With neither named, the
 * layers of the test class's own package and those below it.
 *
 * <pre>
 * &#64;VerifyLayers(packages = "com.example.gpt")
 * class ComplianceTest {}
 * </pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface VerifyLayers {
    /** Packages; those below them are included. */
    String[] packages() default {};

    /** Single classes marked {@code @GradientChecked}. */
    Class<?>[] classes() default {};
}
