package io.github.backproof.property;

import io.github.backproof.catalogue.Catalogue;
import io.github.backproof.catalogue.Spec;
import io.github.backproof.subject.Subject;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An invariant with the method that checks it.
 *
 * @param spec its document
 * @param method its property
 */
public record InvariantProperty(Spec spec, Method method) {
    static InvariantProperty of(Method method) {
        return new InvariantProperty(
                Catalogue.spec(method.getAnnotation(Invariant.class).value()), method);
    }

    /** Whether the invariant speaks about the subject's kind at all. */
    public boolean concerns(Subject subject) {
        return spec.kinds().contains(subject.kind());
    }

    /** Why it says nothing about a subject of a fitting kind; empty when it is to be checked. */
    public Optional<String> notApplicableTo(Subject subject) {
        List<Need> needs = Arrays.asList(method.getAnnotation(Invariant.class).needs());
        return needs.stream().flatMap(need -> need.missingIn(subject).stream()).findFirst();
    }
}
