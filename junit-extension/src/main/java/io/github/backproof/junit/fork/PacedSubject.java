package io.github.backproof.junit.fork;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.BoundLayer;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Hypers;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A subject that says when a layer of it is built: every try builds at least one.
 *
 * @param subject the subject
 * @param built told so
 */
record PacedSubject(Subject subject, Runnable built) implements Subject {
    @Override
    public BoundLayer build(Sizes sizes, Hypers hypers) {
        built.run();
        return subject.build(sizes, hypers);
    }

    @Override
    public String name() {
        return subject.name();
    }

    @Override
    public String className() {
        return subject.className();
    }

    @Override
    public LayerKind kind() {
        return subject.kind();
    }

    @Override
    public Conventions conventions() {
        return subject.conventions();
    }

    @Override
    public Precision precision() {
        return subject.precision();
    }

    @Override
    public OptionalDouble fixedEpsilon() {
        return subject.fixedEpsilon();
    }

    @Override
    public Hypers taken(Hypers given) {
        return subject.taken(given);
    }

    @Override
    public Sizes fitted(Sizes sizes) {
        return subject.fitted(sizes);
    }

    @Override
    public boolean takes(Dimension dimension) {
        return subject.takes(dimension);
    }

    @Override
    public boolean isBuiltFor(Dimension dimension) {
        return subject.isBuiltFor(dimension);
    }

    @Override
    public Map<Dimension, Integer> fixedSizes() {
        return subject.fixedSizes();
    }

    @Override
    public boolean offers(Class<?> optional) {
        return subject.offers(optional);
    }

    @Override
    public Set<String> parameterNames() {
        return subject.parameterNames();
    }
}
