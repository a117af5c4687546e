package io.github.backproof.subject;

/** Sees an instance of the subject's class as a layer of given sizes. */
@FunctionalInterface
interface LayerFactory {
    RawLayer layer(Object target, Sizes sizes, Hypers hypers);
}
