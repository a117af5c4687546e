package io.github.backproof.property;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A subject that cannot be built in other sizes. */
record OfFixedSizes(Subject right, Map<Dimension, Integer> fixedSizes, OptionalDouble fixedEpsilon) implements Subject {
    /** One that is told ε. */
    OfFixedSizes(Subject right, Map<Dimension, Integer> fixedSizes) {
        this(right, fixedSizes, OptionalDouble.empty());
    }

    @Override
    public BoundLayer build(Sizes sizes, Hypers hypers) {
        assertThat(sizes.with(fixedSizes)).isEqualTo(sizes);
        return right.build(sizes, hypers);
    }

    @Override
    public boolean takes(Dimension dimension) {
        return dimension == Dimension.BATCH && right.takes(dimension);
    }

    @Override
    public boolean isBuiltFor(Dimension dimension) {
        return fixedSizes.containsKey(dimension);
    }

    @Override
    public String name() {
        return right.name();
    }

    @Override
    public String className() {
        return right.className();
    }

    @Override
    public LayerKind kind() {
        return right.kind();
    }

    @Override
    public Conventions conventions() {
        return right.conventions();
    }

    @Override
    public Precision precision() {
        return right.precision();
    }

    @Override
    public boolean offers(Class<?> optional) {
        return right.offers(optional);
    }

    @Override
    public Set<String> parameterNames() {
        return right.parameterNames();
    }
}
