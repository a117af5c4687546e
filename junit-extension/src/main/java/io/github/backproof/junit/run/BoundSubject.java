package io.github.backproof.junit.run;

import io.github.backproof.subject.Binding;
import io.github.backproof.subject.Subject;
import io.github.backproof.subject.SubjectBinder;

/** Annotated classes as subjects, for tests that cannot go on without one. */
public final class BoundSubject {
    private BoundSubject() {}

    /**
     * The subject that a class marked {@code @GradientChecked} describes.
     *
     * @throws NotUpheld when it cannot be verified, with all reasons
     * @throws IllegalArgumentException when it is not marked
     */
    public static Subject of(Class<?> type) {
        Binding binding = SubjectBinder.bind(type);
        if (binding instanceof Binding.Refused refused) {
            throw NotUpheld.refused(refused.problems());
        }
        return ((Binding.Bound) binding).subject();
    }
}
