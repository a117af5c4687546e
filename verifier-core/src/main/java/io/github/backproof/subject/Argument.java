package io.github.backproof.subject;

import io.github.backproof.subject.storage.Form;
import java.util.Optional;

/** What an argument of forward or backward is given. */
sealed interface Argument {
    /** Its value in the pass that is about to be called. */
    Object in(AnnotatedLayer layer);

    /** A number that the verifier chose. */
    record OfTold(Told told) implements Argument {
        @Override
        public Object in(AnnotatedLayer layer) {
            return layer.told(told);
        }
    }

    /** What was handed over before: the pass's own array, or on backward the input or output of forward. */
    record OfRole(Role role, Form form) implements Argument {
        @Override
        public Object in(AnnotatedLayer layer) {
            return layer.handed(role, form);
        }
    }

    /** A new array of zeros to be filled. */
    record ToFill(Role role, Form form) implements Argument {
        @Override
        public Object in(AnnotatedLayer layer) {
            return layer.toFill(role, form);
        }
    }

    /** What holds a parameter or its gradient. */
    record OfContainer(Container container) implements Argument {
        @Override
        public Object in(AnnotatedLayer layer) {
            return container.holder().in(layer);
        }
    }

    /** The targets of a loss. */
    record OfTargets(Form form) implements Argument {
        @Override
        public Object in(AnnotatedLayer layer) {
            return layer.targets(form);
        }
    }

    /**
     * What forward returned.
     *
     * @param part the part of it that is meant; empty for the whole
     */
    record OfForward(Optional<Member> part) implements Argument {
        @Override
        public Object in(AnnotatedLayer layer) {
            Object returned = layer.returnedByForward();
            return part.map(member -> member.in(returned)).orElse(returned);
        }
    }
}
