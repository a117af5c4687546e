package io.github.backproof.property;

import io.github.backproof.bench.LayerCase;
import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.catalogue.Spec;
import io.github.backproof.numerics.Comparison;
import io.github.backproof.subject.Subject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An invariant with the method that checks it.
 *
 * @param spec its document
 * @param family the class that jqwik creates to run it
 * @param method its property
 */
public record InvariantProperty(Spec spec, Class<? extends LayerLaws> family, Method method) {
    static InvariantProperty of(Class<? extends LayerLaws> family, Method method) {
        return new InvariantProperty(
                Catalogue.spec(method.getAnnotation(Invariant.class).value()), family, method);
    }

    /** Whether the invariant speaks about the subject's kind at all. */
    public boolean concerns(Subject subject) {
        return spec.kinds().contains(subject.kind());
    }

    /**
     * Tries it on one case, outside of jqwik: neither shrunk nor repeated.
     *
     * @param trial counts the comparisons
     * @return the comparison that did not hold; empty when all did
     * @throws io.github.backproof.subject.SubjectFailure when the subject's own code fails
     */
    public Optional<Comparison> tryOn(LayerCase given, Trial trial) {
        try {
            Constructor<?> constructor = family.getDeclaredConstructor();
            method.invoke(constructor.newInstance(), given, trial);
            return Optional.empty();
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof InvariantViolation violation) {
                return Optional.of(violation.comparison());
            }
            if (thrown.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(spec.id() + " on " + given, thrown.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method + " is not a property.", e);
        }
    }

    /** Why it says nothing about a subject of a fitting kind; empty when it is to be checked. */
    public Optional<String> notApplicableTo(Subject subject) {
        List<Need> needs = Arrays.asList(method.getAnnotation(Invariant.class).needs());
        return needs.stream().flatMap(need -> need.missingIn(subject).stream()).findFirst();
    }
}
