package io.github.backproof.subject;

/** Sees an instance of the subject's class as a layer. */
@FunctionalInterface
interface LayerFactory {
    RawLayer layer(Object target);
}
