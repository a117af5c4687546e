package io.github.backproof.subject;

import io.github.backproof.subject.storage.Form;
import java.util.Optional;

/** Where the result of a pass is. */
sealed interface PassResult {
    /** The form it has; empty when there is none. */
    Optional<Form> form();

    /** Finds it when the method has returned. */
    Object in(AnnotatedLayer layer, Object returned);

    /** It is what the method returns. */
    record Returned(Form container) implements PassResult {
        @Override
        public Optional<Form> form() {
            return Optional.of(container);
        }

        @Override
        public Object in(AnnotatedLayer layer, Object returned) {
            return returned;
        }
    }

    /** It is found elsewhere. */
    record Found(Holder holder, Form container) implements PassResult {
        @Override
        public Optional<Form> form() {
            return Optional.of(container);
        }

        @Override
        public Object in(AnnotatedLayer layer, Object returned) {
            return holder.in(layer);
        }
    }

    /** There is none: token numbers have no gradient. */
    record Nothing() implements PassResult {
        @Override
        public Optional<Form> form() {
            return Optional.empty();
        }

        @Override
        public Object in(AnnotatedLayer layer, Object returned) {
            return this;
        }
    }
}
