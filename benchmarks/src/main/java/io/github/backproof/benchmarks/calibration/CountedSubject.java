package io.github.backproof.benchmarks.calibration;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.LayerKind;
import io.github.backproof.subject.BoundLayer;
import io.github.backproof.subject.Conventions;
import io.github.backproof.subject.Hypers;
import io.github.backproof.subject.Sizes;
import io.github.backproof.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** A subject whose passes are counted. */
final class CountedSubject implements Subject {
    private final Subject subject;
    private final List<BoundLayer> built = new ArrayList<>();

    CountedSubject(Subject subject) {
        this.subject = subject;
    }

    int forwards() {
        return built.stream().mapToInt(BoundLayer::forwards).sum();
    }

    int backwards() {
        return built.stream().mapToInt(BoundLayer::backwards).sum();
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
    public boolean takes(Dimension dimension) {
        return subject.takes(dimension);
    }

    @Override
    public boolean isBuiltFor(Dimension dimension) {
        return subject.isBuiltFor(dimension);
    }

    @Override
    public boolean offers(Class<?> optional) {
        // The recipes it is compared with know forward and backward only.
        return false;
    }

    @Override
    public Set<String> parameterNames() {
        return subject.parameterNames();
    }

    @Override
    public BoundLayer build(Sizes sizes, Hypers hypers) {
        BoundLayer layer = subject.build(sizes, hypers);
        built.add(layer);
        return layer;
    }
}
