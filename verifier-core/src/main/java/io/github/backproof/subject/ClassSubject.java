package io.github.backproof.subject;

import io.github.backproof.numerics.Precision;
import io.github.backproof.specs.Dimension;
import io.github.backproof.specs.GradientChecked;
import io.github.backproof.specs.Hyperparameter;
import io.github.backproof.specs.LayerKind;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A subject given by an annotated class.
 *
 * @param passSizes what forward or backward are told beside their array
 */
record ClassSubject(
        Class<?> type,
        GradientChecked declared,
        Precision precision,
        SizedConstructor constructor,
        LayerFactory factory,
        Set<Dimension> passSizes,
        Set<String> parameterNames)
        implements Subject {
    /** The same subject, with what its rehearsal showed. */
    ClassSubject rehearsed(Precision found, Set<String> names) {
        return new ClassSubject(type, declared, found, constructor, factory, passSizes, names);
    }

    @Override
    public String name() {
        return type.getSimpleName();
    }

    @Override
    public String className() {
        return type.getName();
    }

    @Override
    public LayerKind kind() {
        return declared.value();
    }

    @Override
    public Conventions conventions() {
        return Conventions.of(declared);
    }

    @Override
    public OptionalDouble fixedEpsilon() {
        return constructor.takes(Hyperparameter.EPSILON)
                ? OptionalDouble.empty()
                : OptionalDouble.of(declared.epsilon());
    }

    @Override
    public boolean takes(Dimension dimension) {
        return constructor.takes(dimension) || passSizes.contains(dimension);
    }

    @Override
    public boolean isBuiltFor(Dimension dimension) {
        return constructor.takes(dimension);
    }

    @Override
    public boolean offers(Class<?> optional) {
        return optional.isAssignableFrom(type);
    }

    @Override
    public BoundLayer build(Sizes sizes, Hypers hypers) {
        Object target = constructor.create(sizes, hypers);
        return new BoundLayer(name(), kind(), conventions(), sizes, factory.layer(target));
    }
}
