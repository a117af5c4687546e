package io.github.backproof.subject;

import java.util.List;

/** Where a container is found. */
sealed interface Holder {
    /** The container. */
    Object in(AnnotatedLayer layer);

    /** In the layer's object. */
    record OfObject(Member member) implements Holder {
        @Override
        public Object in(AnnotatedLayer layer) {
            return member.in(layer.target());
        }
    }

    /** In what forward returned. */
    record OfForward(Member member) implements Holder {
        @Override
        public Object in(AnnotatedLayer layer) {
            return member.in(layer.returnedByForward());
        }
    }

    /** In what backward returned. */
    record OfBackward(Member member) implements Holder {
        @Override
        public Object in(AnnotatedLayer layer) {
            return member.in(layer.returnedByBackward());
        }
    }

    /**
     * With the verifier, which gives it to passes as an argument.
     *
     * @param annotation what the argument is marked with
     * @param names what it holds
     */
    record OfVerifier(String annotation, List<String> names) implements Holder {
        @Override
        public Object in(AnnotatedLayer layer) {
            return layer.kept(this);
        }
    }

    /** Among what was handed over at the latest pass. */
    record OfPass(Role role) implements Holder {
        @Override
        public Object in(AnnotatedLayer layer) {
            return layer.handed(role);
        }
    }
}
